namespace NebulaBench.Datasets.Text.Grammar;

/// <summary>Says meanings in English: articles, prepositions, the verb between who acts and what it is done to.</summary>
internal static class English
{
    /// <summary>The sentence of a meaning.</summary>
    /// <param name="meaning">The meaning.</param>
    public static string Say(Meaning meaning)
    {
        Family family = Lexicon.Families[meaning.Family];
        Lexeme agent = Lexicon.Persons[meaning.Agent];
        string who = $"the {Lexicon.Qualities[meaning.Quality].English} {(meaning.Plural ? agent.Plural : agent.English)}";
        string what = $"the {Lexicon.Things[meaning.Thing].English}";
        string where = $"{family.Preposition} the {(family.WithPersons ? Lexicon.Persons : Lexicon.Places)[meaning.Circumstance].English}";
        Verb verb = family.Verbs[meaning.Verb];
        string sentence = family.IsQuestion
            ? Ask(meaning, verb, who, what, where)
            : Tell(meaning, verb, who, what, where);
        return sentence + (family.IsQuestion ? " ?" : " .");
    }

    private static string Tell(Meaning meaning, Verb verb, string who, string what, string where) => meaning.Paraphrase switch
    {
        Paraphrase.Plain => $"{who} {Active(meaning, verb)} {what} {where}",
        Paraphrase.Fronted => $"{where} {who} {Active(meaning, verb)} {what}",
        _ => $"{what} {Be(meaning.Tense, " be")} {verb.Participle} {where} by {who}",
    };

    private static string Ask(Meaning meaning, Verb verb, string who, string what, string where) => meaning.Paraphrase switch
    {
        Paraphrase.Plain => $"{Do(meaning)} {who} {verb.Base} {what} {where}",
        Paraphrase.Fronted => $"{where} , {Do(meaning)} {who} {verb.Base} {what}",
        _ => $"{Be(meaning.Tense, "")} {what} {(meaning.Tense == Tense.Future ? "be " : "")}{verb.Participle} {where} by {who}",
    };

    private static string Active(Meaning meaning, Verb verb) => meaning.Tense switch
    {
        Tense.Present => meaning.Plural ? verb.Base : verb.Third,
        Tense.Past => verb.Past,
        _ => $"will {verb.Base}",
    };

    private static string Do(Meaning meaning) => meaning.Tense switch
    {
        Tense.Present => meaning.Plural ? "do" : "does",
        Tense.Past => "did",
        _ => "will",
    };

    // What it is done to is always one thing.
    private static string Be(Tense tense, string infinitive) => tense switch
    {
        Tense.Present => "is",
        Tense.Past => "was",
        _ => $"will{infinitive}",
    };
}
