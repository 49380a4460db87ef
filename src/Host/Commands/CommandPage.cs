using System.CommandLine;
using System.CommandLine.Help;
using System.Text;

namespace NebulaBench.Host.Commands;

/// <summary>Writes the reference of the command line as a Markdown page.</summary>
internal static class CommandPage
{
    public static string Write(RootCommand root)
    {
        var page = new StringBuilder();
        page.Append("# The command line\n\n");
        page.Append("<!-- Made by `nebula docs cli`. A test checks the page against the program. -->\n\n");
        page.Append("A command shows its own part of this page with `--help`, for instance `nebula run --help`.\n\n");
        page.Append("## Options of every command\n\n");
        Options(page, root.Options.Where(IsOwn));
        foreach (Command command in root.Subcommands.Where(command => !command.Hidden))
        {
            Section(page, command, "nebula");
        }
        ExitCodeSection(page);
        return page.ToString();
    }

    private static void Section(StringBuilder page, Command command, string parent)
    {
        string name = $"{parent} {command.Name}";
        page.Append("## ").Append(name).Append("\n\n").Append(command.Description).Append("\n\n");
        if (command.Arguments.Count + command.Options.Count > 0)
        {
            page.Append("```text\n").Append(Usage(command, name)).Append("\n```\n\n");
        }
        foreach (Argument argument in command.Arguments)
        {
            page.Append("- `").Append(argument.Name.ToUpperInvariant()).Append("`: ").Append(argument.Description).Append('\n');
        }
        page.Append(command.Arguments.Count > 0 ? "\n" : "");
        Options(page, command.Options.Where(IsOwn));
        foreach (Command child in command.Subcommands)
        {
            Section(page, child, name);
        }
    }

    private static string Usage(Command command, string name) => string.Join(
        ' ',
        [name, .. command.Arguments.Select(Usage), .. command.Options.Where(option => option.Required).Select(option => $"{option.Name} {Value(option)}"), "[options]"]);

    private static string Usage(Argument argument)
    {
        string name = argument.Name.ToUpperInvariant() + (argument.Arity.MaximumNumberOfValues > 1 ? "..." : "");
        return argument.Arity.MinimumNumberOfValues == 0 ? $"[{name}]" : name;
    }

    private static void Options(StringBuilder page, IEnumerable<Option> options)
    {
        Option[] all = [.. options];
        if (all.Length == 0)
        {
            return;
        }
        page.Append("| option | meaning |\n|---|---|\n");
        foreach (Option option in all)
        {
            string value = Value(option);
            page.Append("| `").Append(option.Name).Append(value.Length == 0 ? "" : " ").Append(value).Append("` | ")
                .Append(option.Description?.Replace("|", "\\|", StringComparison.Ordinal)).Append(Default(option)).Append(" |\n");
        }
        page.Append('\n');
    }

    /// <summary>What stands for an option's value: its choices, or a word for its type; nothing for a switch.</summary>
    private static string Value(Option option)
    {
        Type type = Nullable.GetUnderlyingType(option.ValueType) ?? option.ValueType;
        if (type == typeof(bool))
        {
            return "";
        }
        return type.IsEnum
            ? string.Join('/', Enum.GetNames(type).Select(name => name.ToLowerInvariant()))
            : type == typeof(int) || type == typeof(long) ? "N" : option.Name.TrimStart('-').ToUpperInvariant();
    }

    private static string Default(Option option) =>
        option.HasDefaultValue && option.GetDefaultValue() is { } value and not (false or System.Collections.IEnumerable and not string)
            ? $" Default: `{Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)?.ToLowerInvariant()}`."
            : "";

    private static void ExitCodeSection(StringBuilder page)
    {
        page.Append("## Exit codes\n\n| code | meaning |\n|---|---|\n");
        foreach ((int code, string meaning) in ExitCodes.Meanings)
        {
            page.Append("| ").Append(code).Append(" | ").Append(meaning).Append(" |\n");
        }
    }

    // Help and version are the same for every program.
    private static bool IsOwn(Option option) => !option.Hidden && option is not (HelpOption or VersionOption);
}
