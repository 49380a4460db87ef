using NebulaBench.Datasets;
using NebulaBench.Errors;

namespace NebulaBench.Host.Data;

/// <summary>The mistakes around fetching and checking data files.</summary>
public static class DataErrors
{
    /// <summary>No mirror gave the file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">Where it belongs.</param>
    /// <param name="reasons">Each mirror and why not.</param>
    /// <param name="kept">How many bytes wait for the next attempt.</param>
    public static NebulaException NotFetched(DataFile file, string path, IReadOnlyList<string> reasons, long kept)
    {
        ArgumentNullException.ThrowIfNull(file);
        string what = reasons.Count == 0
            ? "the file cannot be downloaded: its dataset names no address."
            : $"the file could not be downloaded: {string.Join("; ", reasons)}.";
        string again = kept > 0 ? $" The {kept} bytes received are kept, the next attempt goes on from there." : "";
        string hash = Expected(file) is { } expected ? $" ({expected})" : "";
        return new NebulaException(
            "NB3020", what, path, $"Try again with a network connection, or put the file there by hand{hash}.{again}");
    }

    /// <summary>The data folder takes no files.</summary>
    /// <param name="path">What could not be written.</param>
    /// <param name="failure">What the system said.</param>
    public static NebulaException NotWritten(string path, Exception failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return new NebulaException(
            "NB3021",
            $"the file cannot be written: {failure.Message}",
            path,
            "Make room, end other downloads of it, or choose another folder with --data or NEBULA_DATA.",
            failure);
    }

    /// <summary>A dataset's file lies outside the data folder.</summary>
    /// <param name="file">The file.</param>
    public static NebulaException OutsideFolder(DataFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new NebulaException(
            "NB3022",
            $"the dataset wants its file at '{file.Path}', outside the data folder.",
            null,
            "Report this to the plugin's author.");
    }

    private static string? Expected(DataFile file) => file switch
    {
        { ContentSha256: [var first, ..] } => $"SHA-256 of its decompressed content: {first}",
        { Sha256: [var first, ..] } => $"SHA-256: {first}",
        { Md5: [var first, ..] } => $"MD5: {first}",
        _ => null,
    };

    /// <summary>A file or folder that should be pictures is none.</summary>
    /// <param name="path">What was looked at.</param>
    /// <param name="what">What is wrong.</param>
    /// <param name="remedy">What would help.</param>
    public static NebulaException NoPicture(string path, string what, string remedy = "Give PNG, JPEG, BMP or WebP files.") =>
        new("NB3024", $"{what}.", path, remedy);
}
