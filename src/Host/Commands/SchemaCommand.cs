using System.CommandLine;
using NebulaBench.Host.Components;
using NebulaBench.Host.Configuration.Schema;
using NebulaBench.Runs.Files;
using Spectre.Console;

namespace NebulaBench.Host.Commands;

/// <summary><c>nebula schema</c>: the JSON schema of experiments with the installed plugins, by which editors complete and check them.</summary>
/// <param name="catalog">What plugins brought.</param>
/// <param name="console">Where to write.</param>
public sealed class SchemaCommand(IComponentCatalog catalog, IAnsiConsole console) : ICommandDefinition
{
    static Command ICommandDefinition.Define()
    {
        Option<string?> target = CommonOptions.Text("--out", "The file to write. Default: standard output.");
        return new Command("schema", "Write the JSON schema of experiments with the installed plugins, for editors.") { target }.Handle<SchemaCommand>(
            (command, parsed, _) => command.Run(parsed.GetValue(target)));
    }

    /// <summary>Writes the schema.</summary>
    /// <param name="file">The file, or null to show it.</param>
    /// <returns>The exit code, 0.</returns>
    public int Run(string? file = null)
    {
        string text = ExperimentSchema.Text(ExperimentSchema.For(catalog));
        if (file is null)
        {
            console.Profile.Out.Writer.Write(text);
            return ExitCodes.Ok;
        }
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
            Directory.CreateDirectory(folder);
        PatientFile.Use(file, () =>
        {
            File.WriteAllText(file, text);
            return true;
        });
        console.Profile.Out.Writer.WriteLine($"The schema is in {file}. An experiment names it in its first line: # yaml-language-server: $schema={file}");
        return ExitCodes.Ok;
    }
}
