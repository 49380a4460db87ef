using Microsoft.Extensions.Logging.Abstractions;
using NebulaBench.Datasets.Text.Grammar;
using NebulaBench.Errors;

namespace NebulaBench.Datasets.Text.Tests;

[TestFixture]
internal sealed class GrammarTests
{
    private static readonly GrammarOptions Small = new() { Training = 400, Validation = 80, Test = 160 };

    private static readonly Meaning Example = new()
    {
        Family = 1,
        Agent = 0,
        Plural = false,
        Quality = 0,
        Tense = Tense.Present,
        Verb = 0,
        Thing = 0,
        Circumstance = 3,
        Paraphrase = Paraphrase.Plain,
    };

    [TestCase(1, false, 0, 0, "the old farmer gives the lamp to the king .", "rolmak gam dorganna feskmen demaa .")]
    [TestCase(1, true, 1, 1, "to the king the old farmers gave the lamp .", "dorganna feskmen rolmakra gamra demabat .")]
    [TestCase(1, true, 2, 2, "the lamp will be given to the king by the old farmers .", "fesk rolmakrata gamra dorganna demausshal .")]
    [TestCase(7, false, 0, 0, "does the old farmer need the lamp near the tower ?", "rolmak gam holtva feskmen trengua ke ?")]
    [TestCase(7, true, 0, 1, "near the tower , do the old farmers need the lamp ?", "holtva feskmen rolmakra gamra trenguat ke ?")]
    [TestCase(7, false, 2, 2, "will the lamp be needed near the tower by the old farmer ?", "fesk rolmakta gam holtva trenguusshal ke ?")]
    public void Say_Meaning_IsASentenceOfEachLanguage(int family, bool plural, int tense, int paraphrase, string english, string tovan)
    {
        Meaning meaning = Example with { Family = family, Plural = plural, Tense = (Tense)tense, Paraphrase = (Paraphrase)paraphrase };

        Assert.That(English.Say(meaning), Is.EqualTo(english));
        Assert.That(Tovan.Say(meaning), Is.EqualTo(tovan));
    }

    [Test]
    public void Lexicon_EveryWord_IsUnlikeAnyOther()
    {
        string[] english = [.. Nouns().Select(word => word.English), .. Verbs().Select(verb => verb.Base)];
        string[] stems = [.. Nouns().Select(word => word.Stem), .. Verbs().Select(verb => verb.Stem)];

        Assert.That(english, Is.Unique);
        Assert.That(stems, Is.Unique);
        Assert.That(stems.Intersect(english), Is.Empty);
        Assert.That(Lexicon.Families.Select(family => family.Verbs.Count), Is.All.EqualTo(Lexicon.VerbsOfFamily));

        static IEnumerable<Lexeme> Nouns() => Lexicon.Persons.Concat(Lexicon.Things).Concat(Lexicon.Places).Concat(Lexicon.Qualities);
        static IEnumerable<Verb> Verbs() => Lexicon.Families.SelectMany(family => family.Verbs);
    }

    [Test]
    public void Draw_FewerSamples_AreTheBeginningOfMore()
    {
        Meaning[] many = new SentenceGenerator(3).Draw(SplitName.Training, 500);

        Assert.That(new SentenceGenerator(3).Draw(SplitName.Training, 100), Is.EqualTo(many[..100]));
        Assert.That(new SentenceGenerator(4).Draw(SplitName.Training, 100), Is.Not.EqualTo(many[..100]));
        Assert.That(many, Is.Unique);
    }

    [TestCase(2)]
    [TestCase(7)]
    [TestCase(-1)]
    public void Draw_OnSeveralThreads_GivesTheSameAsOnOne(int threads)
    {
        // So many that some are drawn twice.
        Meaning[] alone = new SentenceGenerator(0).Draw(SplitName.Validation, 20_000, threads: 1);

        Assert.That(new SentenceGenerator(0).Draw(SplitName.Validation, 20_000, threads), Is.EqualTo(alone));
        Assert.That(alone, Is.Unique);
    }

    [Test]
    public void Draw_TestMeanings_AreNotTrainedOnInAnyParaphrase()
    {
        var maker = new SentenceGenerator(0);
        HashSet<long> trained = [.. maker.Draw(SplitName.Training, 5000).Select(meaning => meaning.Key)];

        Assert.That(maker.Draw(SplitName.Test, 2000).Select(meaning => meaning.Key).Where(trained.Contains), Is.Empty);
    }

    [Test]
    public void Say_DifferentMeanings_AreDifferentSentencesInBothLanguages()
    {
        Meaning[] meanings = new SentenceGenerator(1).Draw(SplitName.Training, 20_000);

        Assert.That(meanings.Select(English.Say).Distinct().Count(), Is.EqualTo(meanings.Length));
        Assert.That(meanings.Select(Tovan.Say).Distinct().Count(), Is.EqualTo(meanings.Length));
    }

    [Test]
    public void Load_Defaults_HaveTheirSizesAndBalancedClasses()
    {
        GrammarDataset dataset = Dataset(new GrammarOptions());

        foreach ((SplitName split, int count) in new[] { (SplitName.Training, 2000), (SplitName.Validation, 300), (SplitName.Test, 600) })
        {
            int[] sizes = [.. Read.Labels(dataset, split).CountBy(label => label).Select(pair => pair.Value)];
            Assert.That(sizes, Has.Length.EqualTo(8).And.All.InRange(count / 8, (count / 8) + 1));
        }
        Assert.That(dataset.Info.Input, Is.EqualTo(new SequenceShape(16, dataset.Info.InputVocabulary!.Tokens.Count)));
    }

    [Test]
    public void Load_TestSentences_HaveNoUnknownWordAndAreNotCut()
    {
        var messages = new Messages<GrammarDataset>();
        var dataset = new GrammarDataset(new GrammarOptions { LongLines = LongLines.Refuse }, new NoData(), messages);

        Assert.That(Read.Texts(dataset, SplitName.Test), Has.None.Contains("<unknown>"));
        Assert.That(messages.All, Is.Empty);
    }

    [Test]
    public void Load_TestSentences_DoNotOccurInTraining()
    {
        GrammarDataset dataset = Dataset(new GrammarOptions());

        Assert.That(Read.Texts(dataset, SplitName.Test).Intersect(Read.Texts(dataset, SplitName.Training)), Is.Empty);
    }

    [Test]
    public void Factors_OfEverySample_SayWhatTheSentenceSays()
    {
        GrammarDataset dataset = Dataset(Small);
        string[] texts = Read.Texts(dataset, SplitName.Training);
        using DataSplit split = dataset.Load(SplitName.Training);
        double[,] factors = split.Factors!;

        Assert.That(dataset.Info.Factors, Has.Count.EqualTo(factors.GetLength(1)));
        for (int sample = 0; sample < texts.Length; sample++)
        {
            Lexeme agent = Lexicon.Persons[(int)factors[sample, 1]];
            Verb verb = Lexicon.Families.SelectMany(family => family.Verbs).ElementAt((int)factors[sample, 5]);
            Lexeme circumstance = Lexicon.Persons.Concat(Lexicon.Places).ElementAt((int)factors[sample, 7]);
            string[] words = texts[sample].Split(' ');
            Assert.That(factors[sample, 0], Is.EqualTo(split.Labels![sample]));
            Assert.That(words, Does.Contain(factors[sample, 2] == 1 ? agent.Plural : agent.English));
            Assert.That(words, Does.Contain(Lexicon.Qualities[(int)factors[sample, 3]].English));
            Assert.That(words.Intersect([verb.Base, verb.Third, verb.Past, verb.Participle]), Is.Not.Empty);
            Assert.That(words.Contains("will"), Is.EqualTo(factors[sample, 4] == 2));
            Assert.That(words, Does.Contain(Lexicon.Things[(int)factors[sample, 6]].English).And.Contain(circumstance.English));
            Assert.That(words.Contains("by"), Is.EqualTo(factors[sample, 8] == 2));
        }
    }

    [TestCase(GrammarLanguage.English)]
    [TestCase(GrammarLanguage.Tovan)]
    public void Translate_EverySentence_IsTheSameEveryTimeAndNoCopy(GrammarLanguage source)
    {
        GrammarOptions options = Small with { Task = TextTask.Translate, Source = source, TargetLength = 20 };
        GrammarDataset dataset = Dataset(options);
        string[] texts = Read.Texts(dataset, SplitName.Training), translations = Read.Targets(dataset, SplitName.Training);

        Assert.That(dataset.Info.Input.Axes, Is.EqualTo(new long[] { 16 }));
        Assert.That(dataset.Info.Output.Axes, Is.EqualTo(new long[] { 20 }));
        Assert.That(Read.Targets(Dataset(options), SplitName.Training), Is.EqualTo(translations));
        Assert.That(texts.Zip(translations).Where(pair => pair.First.Split(' ').Length == pair.Second.Split(' ').Length), Is.Empty);
        string[] shared = [.. dataset.Info.InputVocabulary!.Tokens.Intersect(dataset.Info.OutputVocabulary!.Tokens).Except(SpecialTokens.Texts)];
        Assert.That(shared, Is.SubsetOf(new[] { ".", "?", "," }));
    }

    [Test]
    public void Load_TooShortALengthRefused_NamesTheSentences()
    {
        GrammarDataset dataset = Dataset(Small with { Length = 9, LongLines = LongLines.Refuse });

        Assert.That(() => dataset.Info, Throws.TypeOf<NebulaException>()
            .With.Message.Contains("tokens and an end, more than 9.")
            .And.Message.EndsWith("Raise length, or shorten them by long_lines: cut."));
    }

    private static GrammarDataset Dataset(GrammarOptions options) => new(options, new NoData(), NullLogger<GrammarDataset>.Instance);
}
