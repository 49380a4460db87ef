using System.Reflection;

namespace NebulaBench.Reporting.Html;

/// <summary>The parts of the page that do not change, which lie in the program.</summary>
internal static class PageAssets
{
    private const string Prefix = "page/";

    /// <summary>The page with places for what it is filled with.</summary>
    public static string Template => Read("page.html");

    /// <summary>How it looks.</summary>
    public static string Style => Read("page.css");

    /// <summary>Its program: the files in the order of their numbers, each in the scope of those before it.</summary>
    public static string Script => string.Concat(Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(".js", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Select(name => Read(name[Prefix.Length..])));

    private static string Read(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
