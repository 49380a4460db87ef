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

    /// <summary>What new data are prepared with.</summary>
    public const string Preparation = "preparation.json";

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

    /// <summary>The folder of measurements beside the run's own: on another split, or with other options.</summary>
    public const string Measured = "measured";

    /// <summary>The files whose hashes are recorded when a run ends.</summary>
    public static IReadOnlyList<string> Recorded { get; } = [Log, Scores, Embeddings, Structure, Groups, Vocabulary, Preparation, Weights];
}

/// <summary>The names of the sheets of pictures among a run's figures.</summary>
public static class PictureNames
{
    /// <summary>Inputs, targets and outputs.</summary>
    public const string Reconstructions = "reconstructions";

    /// <summary>What lies around each anchor.</summary>
    public const string Manifolds = "manifolds";

    /// <summary>Draws from around each anchor.</summary>
    public const string Samples = "samples";

    /// <summary>What lies on straight ways between samples.</summary>
    public const string Interpolations = "interpolations";

    /// <summary>The mean of each class.</summary>
    public const string ClassMeans = "class-means";

    /// <summary>The names and titles in the order of a report.</summary>
    public static IReadOnlyList<(string Name, string Title)> All { get; } =
    [
        (Reconstructions, "Reconstructions"),
        (Manifolds, "Manifolds around the anchors"),
        (Samples, "Samples of each anchor"),
        (Interpolations, "Interpolations between samples"),
        (ClassMeans, "Class means"),
    ];
}
