using System.Runtime.InteropServices;

namespace NebulaBench.Runs.Files;

/// <summary>
/// Tells a folder's own regular files from what only looks like them. A run folder may come from anybody: a link in it may lead to any file of
/// the reader, and a pipe never ends.
/// </summary>
public static class OwnFile
{
    private const int FollowsLinks = 0, AskForType = 1, TypeMask = 0xF000, RegularType = 0x8000, DirectoryType = 0x4000;

    // struct statx of Linux, the same on every processor: stx_mode lies at byte 28 of 256.
    private const int ModeOffset = 28, StatxSize = 256, CurrentFolder = -100;

    private static readonly Statx? Status = LoadStatx();

    private delegate int Statx(int folder, byte[] path, int flags, uint mask, byte[] buffer);

    /// <summary>Whether a path, links followed, is a regular file or a folder; a pipe, socket or device is neither.</summary>
    public static bool IsRegular(string path)
    {
        if (Status is not { } status)
        {
            return File.Exists(path) || Directory.Exists(path);
        }
        byte[] buffer = new byte[StatxSize];
        byte[] name = [.. System.Text.Encoding.UTF8.GetBytes(path), 0];
        return status(CurrentFolder, name, FollowsLinks, AskForType, buffer) == 0
            && (BitConverter.ToUInt16(buffer, ModeOffset) & TypeMask) is RegularType or DirectoryType;
    }

    /// <summary>Whether a file is there, is a regular file, and lies in a folder, links resolved.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="file">The path of a file below it.</param>
    public static bool LiesIn(string folder, string file) => File.Exists(file) && !LeadsOut(folder, file) && IsRegular(file);

    /// <summary>Whether a link among the folders of a path, or the file itself, leads out of a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="file">The path of a file below it, which need not exist.</param>
    public static bool LeadsOut(string folder, string file)
    {
        string root = Path.GetFullPath(folder), path = root;
        foreach (string part in Path.GetRelativePath(root, Path.GetFullPath(file)).Split(Path.DirectorySeparatorChar))
        {
            path = Path.Combine(path, part);
            if (IsLink(path) && !IsBelow(root, Target(path)))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Whether a path itself is a link, wherever it leads.</summary>
    public static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;

    /// <summary>Deletes what must not be written through: a link, not its target, or a pipe or device. A regular file stays.</summary>
    public static void MakeRoom(string path)
    {
        if (IsLink(path) || (File.Exists(path) && !IsRegular(path)))
        {
            File.Delete(path);
        }
    }

    private static string? Target(string path)
    {
        try
        {
            return new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName;
        }
        catch (IOException)
        {
            return null; // a circle
        }
    }

    private static bool IsBelow(string root, string? path) =>
        path is not null && path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static Statx? LoadStatx() =>
        OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libc.so.6", out nint library) && NativeLibrary.TryGetExport(library, "statx", out nint address)
            ? Marshal.GetDelegateForFunctionPointer<Statx>(address)
            : null;
}
