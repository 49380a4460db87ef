using NebulaBench.Host.Configuration.Diagnostics;

namespace NebulaBench.Host.Configuration.Sources;

/// <summary>Reads the text of an experiment file.</summary>
public static class ExperimentText
{
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
        if (!File.Exists(file))
        {
            errors.Add(ConfigurationCodes.File, askedAt, askedBy, $"there is no file '{file}'", Remedy(file));
            return null;
        }
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            errors.Add(ConfigurationCodes.File, askedAt, askedBy,
                $"the file '{file}' cannot be read: {failure.Message.TrimEnd('.')}", "make it readable");
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
        string[] names = [.. Directory.EnumerateFiles(folder)
            .Where(name => Extensions.Contains(Path.GetExtension(name)))
            .Select(name => Path.GetFileName(name))
            .Order(StringComparer.Ordinal)];
        return Suggestion.Remedy(Path.GetFileName(file), names, "YAML files in that folder");
    }
}
