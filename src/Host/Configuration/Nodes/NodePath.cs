using System.Globalization;

namespace NebulaBench.Host.Configuration.Nodes;

/// <summary>Writes the path of a value in an experiment: <c>objective[1].metric.order</c>.</summary>
public static class NodePath
{
    /// <summary>The path of a key in the map at a path.</summary>
    public static string Key(string path, string key) => string.Join('.', new[] { path, key }.Where(part => !string.IsNullOrEmpty(part)));

    /// <summary>The path of an entry in the list at a path.</summary>
    public static string Index(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
}
