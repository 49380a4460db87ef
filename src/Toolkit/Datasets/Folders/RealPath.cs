namespace NebulaBench.Toolkit.Datasets.Folders;

/// <summary>Where a path leads when every symbolic link in it is followed.</summary>
internal static class RealPath
{
    // What Linux allows; more links are taken for a circle.
    private const int MostLinks = 40;

    /// <summary>The path without links, or null where its links lead in a circle.</summary>
    /// <param name="path">The path; it need not exist.</param>
    public static string? For(string path)
    {
        string full = Path.GetFullPath(path), real = Path.GetPathRoot(full)!;
        var rest = new Stack<string>();
        Push(rest, full[real.Length..]);
        int links = 0;
        while (rest.TryPop(out string? name))
        {
            if (name == ".")
            {
                continue;
            }
            if (name == "..")
            {
                real = Path.GetDirectoryName(real) ?? real;
                continue;
            }
            string next = Path.Combine(real, name);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }
            if (++links > MostLinks)
            {
                return null;
            }
            string start = Path.IsPathFullyQualified(target) ? Path.GetPathRoot(target)! : "";
            real = start.Length > 0 ? start : real;
            Push(rest, target[start.Length..]);
        }
        return real;
    }

    private static void Push(Stack<string> rest, string path)
    {
        string[] names = path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
        for (int name = names.Length - 1; name >= 0; name--)
        {
            rest.Push(names[name]);
        }
    }
}
