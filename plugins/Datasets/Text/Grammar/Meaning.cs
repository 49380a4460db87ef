namespace NebulaBench.Datasets.Text.Grammar;

/// <summary>What a sentence says, as numbers into the lexicon, and how it says it.</summary>
internal sealed record Meaning
{
    /// <summary>Its family.</summary>
    public required int Family { get; init; }

    /// <summary>Who acts: a person.</summary>
    public required int Agent { get; init; }

    /// <summary>Whether there are several of them.</summary>
    public required bool Plural { get; init; }

    /// <summary>How they are: an adjective.</summary>
    public required int Quality { get; init; }

    /// <summary>When.</summary>
    public required Tense Tense { get; init; }

    /// <summary>What they do: one of the family's verbs.</summary>
    public required int Verb { get; init; }

    /// <summary>What they do it to: a thing.</summary>
    public required int Thing { get; init; }

    /// <summary>Where, or to or for whom: a place or a person.</summary>
    public required int Circumstance { get; init; }

    /// <summary>How it is said.</summary>
    public required Paraphrase Paraphrase { get; init; }

    /// <summary>The names of <see cref="Factors"/>.</summary>
    public static IReadOnlyList<string> FactorNames { get; } =
        ["family", "agent", "number", "quality", "tense", "verb", "thing", "circumstance", "paraphrase"];

    /// <summary>All of it as numbers. A verb's and a circumstance's are their own among those of all families.</summary>
    public double[] Factors =>
    [
        Family,
        Agent,
        Plural ? 1 : 0,
        Quality,
        (int)Tense,
        (Family * Lexicon.VerbsOfFamily) + Verb,
        Thing,
        Circumstance + (Lexicon.Families[Family].WithPersons ? 0 : Lexicon.Persons.Count),
        (int)Paraphrase,
    ];

    /// <summary>A number that all ways to say the same have in common and hardly anything else has.</summary>
    public long Key
    {
        get
        {
            long key = Family;
            foreach (int part in new[] { Agent, Plural ? 1 : 0, Quality, (int)Tense, Verb, Thing, Circumstance })
            {
                key = (key * 64) + part;
            }
            return key;
        }
    }
}

/// <summary>The ways to say the same.</summary>
internal enum Paraphrase
{
    /// <summary>Who acts comes first.</summary>
    Plain,

    /// <summary>The circumstance comes first.</summary>
    Fronted,

    /// <summary>The thing comes first, and it is said what is done to it.</summary>
    Passive,
}

/// <summary>When something happens.</summary>
internal enum Tense
{
    Present,
    Past,
    Future,
}
