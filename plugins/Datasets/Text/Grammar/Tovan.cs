using System.Buffers;

namespace NebulaBench.Datasets.Text.Grammar;

/// <summary>
/// Says meanings in an invented language: no articles and no prepositions but endings, whose vowel follows the stem's; adjectives after
/// their nouns and agreeing with them; the verb last, agreeing with what the sentence begins with; a question by a word at its end.
/// </summary>
internal static class Tovan
{
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    /// <summary>The sentence of a meaning.</summary>
    /// <param name="meaning">The meaning.</param>
    public static string Say(Meaning meaning)
    {
        Family family = Lexicon.Families[meaning.Family];
        bool passive = meaning.Paraphrase == Paraphrase.Passive;
        string plural = meaning.Plural ? "ra" : "", doer = passive ? "ta" : "";
        string who = $"{Ended(Lexicon.Persons[meaning.Agent].Stem, plural, doer)} {Ended(Lexicon.Qualities[meaning.Quality].Stem, plural)}";
        string what = Ended(Lexicon.Things[meaning.Thing].Stem, passive ? "" : "man");
        string where = Ended((family.WithPersons ? Lexicon.Persons : Lexicon.Places)[meaning.Circumstance].Stem, family.Case);
        string verb = Verb(family.Verbs[meaning.Verb].Stem, meaning, passive);
        string sentence = meaning.Paraphrase switch
        {
            Paraphrase.Plain => $"{who} {where} {what} {verb}",
            Paraphrase.Fronted => $"{where} {what} {who} {verb}",
            _ => $"{what} {who} {where} {verb}",
        };
        return sentence + (family.IsQuestion ? " ke ?" : " .");
    }

    private static string Verb(string stem, Meaning meaning, bool passive)
    {
        string tense = meaning.Tense switch
        {
            Tense.Present => "a",
            Tense.Past => "ba",
            _ => "shal",
        };
        return Ended(stem, passive ? "us" : "", tense, meaning.Plural && !passive ? "t" : "");
    }

    // Stems whose last vowel is e, i or y have e in their endings.
    private static string Ended(string stem, params ReadOnlySpan<string> endings)
    {
        bool bright = stem[stem.AsSpan().LastIndexOfAny(Vowels)] is 'e' or 'i' or 'y';
        string all = string.Concat(endings);
        return stem + (bright ? all.Replace('a', 'e') : all);
    }
}
