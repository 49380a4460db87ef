using Spectre.Console;

namespace NebulaBench.Host.Tests.Commands;

/// <summary>A console whose text a test can read.</summary>
internal sealed class TextConsole
{
    private readonly StringWriter text = new();

    public TextConsole() => Console = AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = AnsiSupport.No,
        ColorSystem = ColorSystemSupport.NoColors,
        Interactive = InteractionSupport.No,
        Out = new AnsiConsoleOutput(text),
    });

    public IAnsiConsole Console { get; }

    public string[] Lines => text.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
}
