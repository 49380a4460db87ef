using NebulaBench.Errors;

namespace NebulaBench.Runs.Files;

/// <summary>What can be wrong with a run folder, worded once. Every error names the file.</summary>
public static class RunErrors
{
    /// <summary>Two processes hold the same lock.</summary>
    public const string NoLocksCode = "NB5115";

    private const string MakeAgain = "Restore the file from a copy, or move the run's folder away and run its experiment again.";

    /// <summary>NB5101: a file that should be there is not.</summary>
    public static NebulaException Missing(string file) =>
        new("NB5101", "there is no such file.", file, "Give the folder of a run that has come this far.");

    /// <summary>NB5101: where a file should be is a folder.</summary>
    public static NebulaException IsFolder(string path) => new("NB5101", "this is a folder, not a file.", path, "Give the file itself.");

    /// <summary>NB5101: what should be a folder of runs is a file, or is not there.</summary>
    public static NebulaException NotAFolder(string path) => new(
        "NB5101", File.Exists(path) ? "this is a file, not a folder of runs." : "there is no such folder.", path,
        "Give a run's folder or an experiment's, such as runs/<experiment>.");

    /// <summary>NB5102: a file of a run folder is none of its own: a link that leads out of it, a pipe or a device.</summary>
    public static NebulaException NotOwn(string file) => Damaged(file, "not a regular file of the run's folder, but a link out of it, a pipe or a device");

    /// <summary>NB5102: a file is cut short or is not what its name says.</summary>
    public static NebulaException Damaged(string file, string what, Exception? inner = null) =>
        new("NB5102", $"{what}.", file, MakeAgain, inner);

    /// <summary>NB5103: a file is not the one that was recorded when the run finished.</summary>
    public static NebulaException Altered(string file, string recorded, string found) =>
        new("NB5103", $"the file was altered after the run finished: recorded {recorded}, found {found}.", file, MakeAgain);

    /// <summary>NB5104: a file of a later suite.</summary>
    public static NebulaException UnknownSchema(string file, int found, int known) =>
        new("NB5104", $"schema version {found} is not known; this program reads versions 1 to {known}.", file,
            "Use the version of the suite that wrote it, or a later one.");

    /// <summary>NB5105: a run's folder is taken.</summary>
    public static NebulaException Exists(string folder, RunStatus? status) =>
        new("NB5105", $"the run's folder exists already ({(status is null ? "unreadable" : RunJson.Name(status.Value))}).", folder,
            "Run its experiment again to continue it, or with --force to replace it.");

    /// <summary>NB5106: an array file holds what this program does not read.</summary>
    public static NebulaException Unsupported(string file, string what) =>
        new("NB5106", $"{what}.", file, "Save it as an array of numbers (float16/32/64, signed or unsigned integers, or bool).");

    /// <summary>NB5107: the file system refuses.</summary>
    public static NebulaException NotWritten(string file, Exception inner) =>
        new("NB5107", $"cannot be written: {inner.Message}", file, "Make room, or choose a folder that may be written to.", inner);

    /// <summary>NB5108: the file system refuses.</summary>
    public static NebulaException NotRead(string file, Exception inner) =>
        new("NB5108", $"cannot be read: {inner.Message}", file, "Check the file's permissions and the disk.", inner);

    /// <summary>NB5109: a file of embeddings or labels has another form than these need.</summary>
    public static NebulaException NotATable(string file, string what, Exception? inner = null, string? remedy = null) =>
        new("NB5109", $"{what}.", file,
            remedy ?? "Latents are a table of numbers with a row for each sample; labels are one whole number or name for each.", inner);

    /// <summary>NB5106: an array holds pickled Python objects, which only Python reads.</summary>
    public static NebulaException PythonObjects(string file) =>
        new("NB5106", "its elements are Python objects (dtype=object), which this program does not read.", file,
            "Save it as an array of numbers, or of texts for labels: numpy.array(labels, dtype=str).");

    /// <summary>NB5106: an array is larger than this program reads.</summary>
    public static NebulaException TooLarge(string file, string what) =>
        new("NB5106", $"{what}; that is more than this program reads.", file, "Give fewer rows.");

    /// <summary>NB5115: two processes hold the same lock, so locks do not work here.</summary>
    /// <param name="file">The file that names the owner.</param>
    /// <param name="other">The other process.</param>
    public static NebulaException NoLocks(string file, string other) => new(
        NoLocksCode, $"{other} works on the same run: the file system does not keep locks, and both would write one log.", file,
        "Let one process at a time work on these runs, or put them (--runs) on a file system with locks, such as a local disk.");

    /// <summary>NB5111: a run has no scores yet.</summary>
    public static NebulaException NotFinished(string folder, RunStatus status) =>
        new("NB5111", $"the run is not finished (status {RunJson.Name(status)}), so it has no embeddings to score.", folder,
            "Give the folder of a finished run.");
}
