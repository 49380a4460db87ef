namespace NebulaBench.Datasets.Text.Grammar;

/// <summary>The words of both languages. The stems of Tovan are invented; none is like its English word.</summary>
internal static class Lexicon
{
    /// <summary>Who can act and be acted for.</summary>
    public static IReadOnlyList<Lexeme> Persons { get; } = Nouns(
        "farmer:rolmak", "teacher:sivel", "child/children:nup", "king:dorgan", "sailor:mareth", "baker:pelin", "doctor:hestir",
        "painter:oskal", "soldier:brunt", "poet:lilem",
        "miller:grodun", "woman/women:atan", "thief/thieves:skef", "judge:tharon",
        "neighbour:keminek", "stranger:ulvas");

    /// <summary>What things are done to.</summary>
    public static IReadOnlyList<Lexeme> Things { get; } = Nouns(
        "lamp:fesk", "boat:zoram", "table:kandu", "letter:pirit", "basket:ulob", "clock:tenek", "chair:marga", "bell:ding", "coat:shural",
        "mirror:vizel", "drum:bom", "ladder:krasta", "book:leben", "carpet:tapun", "key:ilik", "bottle:gorro");

    /// <summary>Where things happen.</summary>
    public static IReadOnlyList<Lexeme> Places { get; } = Nouns(
        "river:wasul", "market:torg", "garden:yelme", "tower:holt", "bridge:penta", "forest:drev", "harbour:nosk", "village:kumar",
        "mill:rettel", "church:santo", "station:vagu", "island:eysi");

    /// <summary>What those are like who act.</summary>
    public static IReadOnlyList<Lexeme> Qualities { get; } = Adjectives(
        "old:gam", "young:jelp", "tired:mudor", "happy:fris", "clever:slug", "poor:arbet", "quiet:hys", "famous:rando");

    /// <summary>How many verbs a family has.</summary>
    public const int VerbsOfFamily = 6;

    /// <summary>The families, in the order of their labels.</summary>
    public static IReadOnlyList<Family> Families { get; } =
    [
        new("moving", "to", "da", false, false, Verbs(
            "carry carries carried carried tarok", "bring brings brought brought venil", "drag drags dragged dragged hurm",
            "send sends sent sent postel", "push pushes pushed pushed dulg", "lead leads led led ganek")),
        new("giving", "to", "na", true, false, Verbs(
            "give gives gave given dema", "lend lends lent lent borel", "offer offers offered offered prisk",
            "return returns returned returned wendo", "show shows showed shown visam", "hand hands handed handed grip")),
        new("seeing", "in", "sa", false, false, Verbs(
            "see sees saw seen okul", "notice notices noticed noticed merk", "watch watches watched watched bilan",
            "find finds found found trof", "discover discovers discovered discovered yktes", "hear hears heard heard auri")),
        new("making", "for", "ral", true, false, Verbs(
            "build builds built built bygo", "draw draws drew drawn teken", "carve carves carved carved snit",
            "design designs designed designed formul",
            "repair repairs repaired repaired heltam", "finish finishes finished finished klar")),
        new("trading", "at", "pa", false, false, Verbs(
            "sell sells sold sold kopel", "buy buys bought bought saldu", "rent rents rented rented hyrra",
            "exchange exchanges exchanged exchanged bytam", "order orders ordered ordered bestil", "steal steals stole stolen rap")),
        new("speaking", "with", "kan", true, false, Verbs(
            "discuss discusses discussed discussed snakk", "mention mentions mentioned mentioned nemun",
            "praise praises praised praised roso", "describe describes described described melek",
            "mock mocks mocked mocked spott", "blame blames blamed blamed kolpa")),
        new("hiding", "behind", "gal", false, false, Verbs(
            "hide hides hid hidden skjul", "bury buries buried buried grav", "lose loses lost lost mistu",
            "forget forgets forgot forgotten amnes", "drop drops dropped dropped fal", "keep keeps kept kept holdar")),
        new("asking", "near", "va", false, true, Verbs(
            "need needs needed needed trengu", "want wants wanted wanted wollem", "use uses used used bruk",
            "clean cleans cleaned cleaned vask", "break breaks broke broken knus", "touch touches touched touched tasto")),
    ];

    private static Lexeme[] Nouns(params string[] words) => Array.ConvertAll(words, word =>
    {
        string[] parts = word.Split('/', ':');
        return parts.Length == 3 ? new Lexeme(parts[0], parts[1], parts[2]) : new Lexeme(parts[0], $"{parts[0]}s", parts[1]);
    });

    private static Lexeme[] Adjectives(params string[] words) => Array.ConvertAll(words, word =>
    {
        string[] parts = word.Split(':');
        return new Lexeme(parts[0], parts[0], parts[1]);
    });

    private static Verb[] Verbs(params string[] words) => Array.ConvertAll(words, word =>
    {
        string[] forms = word.Split(' ');
        return new Verb(forms[0], forms[1], forms[2], forms[3], forms[4]);
    });
}

/// <summary>A family of sentences: what they are about. It is a sentence's class.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Preposition">What comes before the circumstance in English.</param>
/// <param name="Case">The ending of the circumstance in Tovan, a stands for the vowel that fits the stem.</param>
/// <param name="WithPersons">Whether the circumstance is a person, not a place.</param>
/// <param name="IsQuestion">Whether it asks whether something happens.</param>
/// <param name="Verbs">Its verbs.</param>
internal sealed record Family(string Name, string Preposition, string Case, bool WithPersons, bool IsQuestion, IReadOnlyList<Verb> Verbs);

/// <summary>A noun or an adjective.</summary>
/// <param name="English">Its English form.</param>
/// <param name="Plural">Its English plural; the same as the singular for an adjective.</param>
/// <param name="Stem">Its stem in Tovan.</param>
internal sealed record Lexeme(string English, string Plural, string Stem);

/// <summary>A verb.</summary>
/// <param name="Base">Its English form, as in <c>will see</c>.</param>
/// <param name="Third">As in <c>she sees</c>.</param>
/// <param name="Past">As in <c>she saw</c>.</param>
/// <param name="Participle">As in <c>is seen</c>.</param>
/// <param name="Stem">Its stem in Tovan.</param>
internal sealed record Verb(string Base, string Third, string Past, string Participle, string Stem);
