using Microsoft.Extensions.Logging;
using NebulaBench.Datasets.Text.Grammar;
using NebulaBench.Datasets.Text.Options;
using NebulaBench.Datasets.Text.Samples;

namespace NebulaBench.Datasets.Text;

/// <summary>Sentences made by a grammar in two languages: known factors, no download.</summary>
/// <param name="options">The experiment's options.</param>
/// <param name="data">Where the user keeps data, for the files of a byte-pair encoding.</param>
/// <param name="log">Told of what does not stop the run.</param>
public sealed class GrammarDataset(GrammarOptions options, IDataFolder data, ILogger<GrammarDataset> log)
    : TextDataset("grammar", options, null, data, log)
{
    private readonly GrammarOptions options = options;

    internal override TextCatalogue ReadCatalogue() => new()
    {
        Splits = new Dictionary<SplitName, TextRows>
        {
            [SplitName.Training] = Make(SplitName.Training, options.Training),
            [SplitName.Validation] = Make(SplitName.Validation, options.Validation),
            [SplitName.Test] = Make(SplitName.Test, options.Test),
        },
        Classes = [.. Lexicon.Families.Select(family => family.Name)],
        Factors = Meaning.FactorNames,
        Licence = "made by the program: no rights reserved",
    };

    private TextRows Make(SplitName split, int count)
    {
        Meaning[] meanings = new SentenceMaker(options.Seed).Draw(split, count);
        return TextRows.Of(meanings.Select((meaning, sample) => Sample(meaning, $"{split} sentence {sample}")));
    }

    private TextSample Sample(Meaning meaning, string where)
    {
        string english = English.Say(meaning), tovan = Tovan.Say(meaning);
        (string text, string other) = options.Source == GrammarLanguage.English ? (english, tovan) : (tovan, english);
        return new TextSample(where, text) { Other = other, Label = meaning.Family, Factors = meaning.Factors };
    }
}
