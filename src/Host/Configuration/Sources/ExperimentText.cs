using System.Text;
using NebulaBench.Host.ConfigurationErrors;
using NebulaBench.Runs.Files;

namespace NebulaBench.Host.Configuration.Sources;

/// <summary>Reads the text of an experiment file.</summary>
public static class ExperimentText
{
    private const int LongestText = 16 * 1024 * 1024;

    private static readonly string[] Extensions = [".yaml", ".yml"];

    /// <summary>The file's text, or null where it cannot be had.</summary>
    /// <param name="file">The file.</param>
    /// <param name="askedAt">Where it is asked for.</param>
    /// <param name="askedBy">The option that asks for it, if any.</param>
    /// <param name="errors">Takes what is wrong.</param>
    public static string? Read(string file, SourcePosition askedAt, string askedBy, ErrorCollector errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        errors.AddSource(askedAt.Source);
        if (Directory.Exists(file))
        {
            errors.Add(ConfigurationCodes.File, askedAt, askedBy, $"'{file}' is a folder, not an experiment's file",
                Suggestion.Remedy("", YamlFiles(file), "YAML files in it"));
            return null;
        }
        if (!File.Exists(file))
        {
            errors.Add(ConfigurationCodes.File, askedAt, askedBy, $"there is no file '{file}'", Remedy(file));
            return null;
        }
        try
        {
            if (PatientFile.Use(file, () => ReadUpTo(file, LongestText)) is { } text)
            {
                return text;
            }
            errors.Add(ConfigurationCodes.File, askedAt, askedBy,
                FormattableString.Invariant($"the file '{file}' is longer than {LongestText:#,0} characters"), "give an experiment's file");
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            errors.Add(ConfigurationCodes.File, askedAt, askedBy,
                $"the file '{file}' cannot be read: {failure.Message.TrimEnd('.')}", "give a file that can be read");
            return null;
        }
    }

    private static string Remedy(string file)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        if (!Directory.Exists(folder))
        {
            return "its folder does not exist either; check the path";
        }
        return Suggestion.Remedy(Path.GetFileName(file), YamlFiles(folder), "YAML files in that folder");
    }

    private static string[] YamlFiles(string folder) =>
        [.. Directory.EnumerateFiles(folder)
            .Where(name => Extensions.Contains(Path.GetExtension(name)))
            .Select(name => Path.GetFileName(name))
            .Order(StringComparer.Ordinal)];

    // Not the file's length: a pipe has none, and a device such as /dev/zero has no end.
    private static string? ReadUpTo(string file, int most)
    {
        using var reader = new StreamReader(file);
        var text = new StringBuilder();
        var buffer = new char[64 * 1024];
        int read;
        while ((read = reader.Read(buffer)) > 0)
        {
            text.Append(buffer, 0, read);
            if (text.Length > most)
            {
                return null;
            }
        }
        return text.ToString();
    }
}
