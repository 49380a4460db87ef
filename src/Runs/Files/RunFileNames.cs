namespace NebulaBench.Runs.Files;

/// <summary>The names of what lies in a run folder.</summary>
public static class RunFileNames
{
    /// <summary>What the run is and how it went.</summary>
    public const string Record = "run.json";

    /// <summary>One line per epoch.</summary>
    public const string Log = "log.jsonl";

    /// <summary>The scores.</summary>
    public const string Scores = "scores.json";

    /// <summary>The latents of the evaluated split.</summary>
    public const string Embeddings = "embeddings.npz";

    /// <summary>Matrices and spectra of the latents.</summary>
    public const string Structure = "structure.npz";

    /// <summary>Scores of every class and every prototype.</summary>
    public const string Groups = "groups.json";

    /// <summary>What the tokens of sequences mean.</summary>
    public const string Vocabulary = "vocabulary.json";

    /// <summary>What a model of sequences reads and writes.</summary>
    public const string Texts = "texts.json";

    /// <summary>The model.</summary>
    public const string Weights = "weights.safetensors";

    /// <summary>The folder of figures.</summary>
    public const string Figures = "figures";

    /// <summary>The folder of what other programs read.</summary>
    public const string Tracking = "tracking";

    /// <summary>The folder of checkpoints.</summary>
    public const string Checkpoint = "checkpoint";

    /// <summary>The files whose hashes are recorded when a run ends.</summary>
    public static IReadOnlyList<string> Recorded { get; } = [Log, Scores, Embeddings, Structure, Groups, Vocabulary, Weights];
}
