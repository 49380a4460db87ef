using System.CommandLine;
using NebulaBench.Host.Commands.Parsing;

namespace NebulaBench.Host.Commands;

/// <summary>The command line: the options of every command, and the commands.</summary>
internal static class CommandLine
{
    public static RootCommand Create()
    {
        var root = new RootCommand("A benchmark suite for latent-space structuring: datasets × architectures × objectives.")
        {
            CommonOptions.Plugins, CommonOptions.Data, CommonOptions.Cache, CommonOptions.Libtorch, CommonOptions.Threads, CommonOptions.Verbose,
        };
        foreach (CommandEntry entry in CommandList.All)
        {
            root.Subcommands.Add(entry.Build());
        }
        TextValues.Check(root);
        return root;
    }

    /// <summary>Parses a command line. What begins with <c>@</c> is a name like any other: the library would read it as a file of arguments, whatever it is.</summary>
    public static ParseResult Parse(IReadOnlyList<string> arguments) => Create().Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
}
