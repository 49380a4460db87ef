using NebulaBench.Errors;
using NebulaBench.Randomness;

namespace NebulaBench.Datasets.Text.Grammar;

/// <summary>
/// Draws the meanings of a split. Every meaning belongs to one split, however it is said and however large the splits are, so that no
/// sentence of the test split has been trained on, and no paraphrase of it.
/// </summary>
/// <param name="seed">What decides everything.</param>
internal sealed class SentenceGenerator(long seed)
{
    // Of ten meanings seven are for training, one for validation, two for the test.
    private const int Parts = 10, TrainingParts = 7, ValidationParts = 1;

    private const int Attempts = 10_000;

    private readonly SeedStream seeds = new(seed);

    /// <summary>Draws the meanings of a split, no two the same; fewer are the beginning of more.</summary>
    /// <param name="split">The split.</param>
    /// <param name="count">How many; the families take turns.</param>
    /// <param name="threads">How many threads draw at most; −1 for one per core. It changes nothing but the speed.</param>
    /// <exception cref="NebulaException">NB3150: there are not enough meanings.</exception>
    public Meaning[] Draw(SplitName split, int count, int threads = -1)
    {
        // What each sample would be if it were alone. Only those that another one before it is already must be drawn again, in order.
        var meanings = new Meaning?[count];
        string purpose = $"{split} sentence";
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads }, sample =>
            meanings[sample] = Candidates(purpose, sample).FirstOrDefault(meaning => SplitOf(meaning) == split));
        HashSet<Meaning> drawn = [];
        for (int sample = 0; sample < count; sample++)
        {
            if (meanings[sample] is not { } first || !drawn.Add(first))
            {
                meanings[sample] = Candidates(purpose, sample).FirstOrDefault(meaning => SplitOf(meaning) == split && drawn.Add(meaning))
                    ?? throw new NebulaException(
                        "NB3150",
                        $"no more than {sample} different {split.ToString().ToLowerInvariant()} sentences could be drawn.",
                        "dataset grammar",
                        "Lower the number of samples.");
            }
        }
        return meanings!;
    }

    private IEnumerable<Meaning> Candidates(string purpose, int sample)
    {
        RandomStream random = seeds.Open(purpose, sample);
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            yield return Draw(random, sample);
        }
    }

    /// <summary>The split that a meaning belongs to.</summary>
    /// <param name="meaning">The meaning.</param>
    public SplitName SplitOf(Meaning meaning) => seeds.Open("split of a meaning", meaning.Key).NextInt(Parts) switch
    {
        < TrainingParts => SplitName.Training,
        < TrainingParts + ValidationParts => SplitName.Validation,
        _ => SplitName.Test,
    };

    private static Meaning Draw(RandomStream random, int sample)
    {
        int families = Lexicon.Families.Count, family = sample % families, agent = random.NextInt(Lexicon.Persons.Count);
        return new Meaning
        {
            Family = family,
            Agent = agent,
            Plural = random.NextInt(2) == 1,
            Quality = random.NextInt(Lexicon.Qualities.Count),
            Tense = (Tense)random.NextInt(3),
            Verb = random.NextInt(Lexicon.VerbsOfFamily),
            Thing = random.NextInt(Lexicon.Things.Count),
            Circumstance = Circumstance(random, Lexicon.Families[family], agent),
            Paraphrase = (Paraphrase)random.NextInt(3),
        };
    }

    // Nobody gives anything to themselves.
    private static int Circumstance(RandomStream random, Family family, int agent) => family.WithPersons
        ? (agent + 1 + random.NextInt(Lexicon.Persons.Count - 1)) % Lexicon.Persons.Count
        : random.NextInt(Lexicon.Places.Count);
}
