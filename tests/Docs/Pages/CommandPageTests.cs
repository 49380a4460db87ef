using NebulaBench.Host.Commands;
using NebulaBench.Testing;

namespace NebulaBench.Docs.Tests.Pages;

/// <summary>The pages of the command line and of the components are what the program writes.</summary>
public sealed class CommandPageTests
{
    [Test]
    public void Page_OfTheCommandLine_IsWhatTheProgramWrites() => Assert.That(
        File.ReadAllText(Path.Combine(RepositoryRoot.Find(), "docs", "cli.md")),
        Is.EqualTo(CommandPage.Write(CommandLine.Create())),
        "Make it again: nebula docs cli > docs/cli.md");

    [Test]
    public void Page_OfTheComponents_IsWhatTheProgramWrites() => Assert.That(
        File.ReadAllText(Path.Combine(RepositoryRoot.Find(), "docs", "components.md")),
        Is.EqualTo(ComponentPage.Write(BundledPlugins.Catalog)),
        "Make it again: nebula docs components > docs/components.md");

    [Test]
    public void Create_EveryCommand_HasADescriptionAndAHandlerOrSubcommands()
    {
        foreach (System.CommandLine.Command command in CommandLine.Create().Subcommands.SelectMany(Below))
        {
            Assert.That(command.Description, Is.Not.Null.And.Not.Empty, command.Name);
            Assert.That(command.Action is not null || command.Subcommands.Count > 0, command.Name);
            Assert.That(command.Options.Select(option => option.Description).Concat(command.Arguments.Select(argument => argument.Description)),
                Has.None.Null.And.None.Empty, command.Name);
        }
    }

    private static IEnumerable<System.CommandLine.Command> Below(System.CommandLine.Command command) =>
        command.Subcommands.SelectMany(Below).Prepend(command);
}
