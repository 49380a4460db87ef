using NebulaBench.Errors;

namespace NebulaBench.Host.Commands;

/// <summary>What the system refuses, as errors of the program.</summary>
internal static class SystemErrors
{
    /// <summary>NB5401: a file cannot be read or written, and nobody nearer to it has said more.</summary>
    public static NebulaException NotUsable(Exception cause) => new(
        "NB5401", $"a file cannot be read or written: {cause.Message.ReplaceLineEndings(" ").TrimEnd('.')}.", null,
        "Check that the path is right, that it may be written and that the disk is not full.", cause);

    /// <summary>NB5402: the standard output cannot be written.</summary>
    public static NebulaException NoOutput(string cause) => new(
        "NB5402", $"the standard output cannot be written: {cause.ReplaceLineEndings(" ").TrimEnd('.')}.", null,
        "Redirect it to a place that can be written and has room.");

    /// <summary>NB5403: there is not enough memory.</summary>
    public static NebulaException NoMemory(Exception cause) => new(
        "NB5403", "there is not enough memory for this.", null,
        "Free some, or give less: what is measured grows with the number of samples and the square of their width.", cause);
}
