using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Logging;
using NebulaBench.Datasets.Text.Grammar;
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

    internal override TextCatalog ReadCatalog() => new()
    {
        Splits = new Dictionary<SplitName, TextRows>
        {
            [SplitName.Training] = Make(SplitName.Training, options.Training),
            [SplitName.Validation] = Make(SplitName.Validation, options.Validation),
            [SplitName.Test] = Make(SplitName.Test, options.Test),
        },
        Classes = [.. Lexicon.Families.Select(family => family.Name)],
        Factors = Meaning.FactorNames,
        License = "made by the program: no rights reserved",
    };

    // On all cores whatever --threads says: this is done in milliseconds, and libtorch, which knows the number, must not be loaded for a description.
    internal TextRows Make(SplitName split, int count, int threads = -1)
    {
        Meaning[] meanings = new SentenceGenerator(options.Seed).Draw(split, count, threads);
        var samples = new TextSample[count];
        string set = $"{split} sentence ";
        Parallel.For(
            0,
            count,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            sample => samples[sample] = Sample(meanings[sample], new Place(set, sample)));
        return TextRows.From(samples);
    }

    private TextSample Sample(Meaning meaning, Place where)
    {
        string english = English.Say(meaning), tovan = Tovan.Say(meaning);
        (string text, string other) = options.Source == GrammarLanguage.English ? (english, tovan) : (tovan, english);
        return new TextSample(where, text) { Other = other, Label = meaning.Family, Factors = meaning.Factors };
    }
}

/// <summary>The options of <c>grammar</c>.</summary>
public sealed record GrammarOptions : TranslationOptions
{
    /// <summary>The longest sentence has 13 words and signs.</summary>
    public GrammarOptions() => Length = 16;

    [Description("The number of training samples.")]
    [Range(10, 1_000_000)]
    public int Training { get; init; } = 2_000;

    [Description("The number of validation samples.")]
    [Range(0, 100_000)]
    public int Validation { get; init; } = 300;

    [Description("The number of test samples.")]
    [Range(10, 200_000)]
    public int Test { get; init; } = 600;

    [Description("What decides every sentence; the run's own seed does not change the data.")]
    public long Seed { get; init; }

    [Description("The language of the input; translation gives the other one.")]
    public GrammarLanguage Source { get; init; } = GrammarLanguage.English;
}

/// <summary>A language of the grammar.</summary>
public enum GrammarLanguage
{
    /// <summary>A small English.</summary>
    English,

    /// <summary>An invented language whose verb comes last and whose endings do what English prepositions do.</summary>
    Tovan,
}
