using NebulaBench.Reporting.Formatting;

namespace NebulaBench.Host.Tracking.MlFlow;

/// <summary>
/// Keys as MLflow allows them and a file system can hold them: letters, digits, <c>_ - .</c> and space in parts that slashes separate, each
/// the name of one file, at most 250 characters.
/// </summary>
internal static class LegalKeys
{
    private const int Longest = 250, SpaceForNumber = 8;

    /// <summary>Makes keys legal and keeps them apart from each other, on file systems too that take A for a.</summary>
    /// <returns>What each key becomes, in their order.</returns>
    public static IReadOnlyDictionary<string, string> For(IReadOnlyCollection<string> keys)
    {
        var legal = new OrderedDictionary<string, string>();
        // Where a key is the beginning of another, its name is a folder's and no file can bear it.
        var taken = new HashSet<string>(keys.SelectMany(key => Folders(Legal(key))), StringComparer.OrdinalIgnoreCase);
        foreach (string key in keys)
        {
            string name = Legal(key);
            for (int number = 2; !taken.Add(name); number++)
            {
                name = $"{Legal(key)}_{NumberText.Whole(number)}";
            }
            legal.Add(key, name);
        }
        return legal;
    }

    private static string Legal(string key)
    {
        IEnumerable<string> parts = key.Split('/').Select(part => new string([.. part.Select(Legal)]).Trim()).Select(Named);
        string name = string.Join('/', parts);
        return name.Length <= Longest - SpaceForNumber ? name : name[..(Longest - SpaceForNumber)].TrimEnd('/', ' ');
    }

    private static char Legal(char symbol) => char.IsAsciiLetterOrDigit(symbol) || symbol is '_' or '-' or '.' or ' ' ? symbol : '_';

    // Empty parts and those of points alone are no names of files.
    private static string Named(string part) => part.All(symbol => symbol == '.') ? "_" : part;

    private static IEnumerable<string> Folders(string name) =>
        Enumerable.Range(0, name.Length).Where(index => name[index] == '/').Select(index => name[..index]);
}
