using Microsoft.Extensions.DependencyInjection;
using NebulaBench.Host.Checking;
using NebulaBench.Host.Commands;
using NebulaBench.Host.Commands.Services;
using NebulaBench.Host.Plugins;
using NebulaBench.Host.Settings;
using NebulaBench.Host.Tests.Commands;
using NebulaBench.Host.Tests.Plugins;
using NebulaBench.Plugins;

namespace NebulaBench.Host.Tests.Checking;

[NonParallelizable]
public sealed class PluginsCheckCommandTests
{
    [TestCase("ThrowingForward", new[]
    {
        "dataset throwing-dataset",
        "  fail  can be loaded: it threw IOException: the disk is on holiday.",
        "        -> Load must give each split, or say with an NB3xxx error what is wrong with its files.",
        "architecture throwing-encoder",
        "  fail  features are as wide as declared: image 1×16×16 to image 1×16×16: it threw InvalidOperationException: no weights on Mondays.",
        "        -> Encode must return [batch, FeatureWidth] for every input that Supports accepts.",
        "objective throwing-loss",
        "  fail  the loss has named terms that add up: image 1×16×16: it threw NotSupportedException: no losses on Tuesdays.",
        "        -> Loss must give scalars, each with a kebab-case name of its own, and at least one with a weight.",
        "",
        "9 passed, 3 failed, 22 skipped.",
    })]
    [TestCase("WrongShapes", new[]
    {
        "architecture flat-decoder",
        "  fail  output has the declared shape: image 1×16×16 to image 1×16×16: what Decode returns has the shape [16, 256], not [16, 1, 16, 16].",
        "        -> Decode must return [batch, …output axes] for every code [batch, codeDimension]; of a sequence, logits.",
        "architecture wide-encoder",
        "  fail  features are as wide as declared: image 1×16×16 to image 1×16×16: what Encode returns has the shape [16, 16], not [16, 8].",
        "        -> Encode must return [batch, FeatureWidth] for every input that Supports accepts.",
        "objective wide-code",
        "  fail  latents and codes have their shapes: image 1×16×16: Code has the shape [12, 6], not [12, 3].",
        "        -> Embed must give Latent, Mean and LogVariance [batch, latent] and Code [batch, CodeDimension].",
        "",
        "11 passed, 3 failed, 33 skipped.",
    })]
    public void Run_WrongComponents_NamesCauseAndRemedy(string plugin, string[] expected)
    {
        string[] lines = Check(plugin, out int exit);

        Assert.That(exit, Is.EqualTo(ExitCodes.Plugin));
        Assert.That(lines[..2], Is.EqualTo(new[] { $"plugin {plugin} 0.1.0 ({Fixtures.AssemblyOf(plugin)})", "  pass  can be loaded" }));
        Assert.That(lines.Skip(2).Where(line => !line.StartsWith("  pass", StringComparison.Ordinal) && !line.StartsWith("  skip", StringComparison.Ordinal)),
            Is.EqualTo(expected));
    }

    [Test]
    public void Run_LeakingComponents_FailsAtThatPointAlone()
    {
        string[] lines = Check("LeakingTensors", out int exit);

        string[] failed = [.. lines.Where(line => line.StartsWith("  fail", StringComparison.Ordinal) || line.Contains("->", StringComparison.Ordinal))];
        Assert.That(exit, Is.EqualTo(ExitCodes.Plugin));
        Assert.That(lines[^1], Is.EqualTo("27 passed, 2 failed, 3 skipped."));
        Assert.That(failed, Has.Length.EqualTo(4));
        // How many other tensors there are depends on what ran before.
        Assert.That(failed[0], Does.Match(
            @"^  fail  keeps no tensor: image 1×16×16 to image 1×16×16: after step 2 there are \d+ tensors, after the first there were \d+\.$"));
        Assert.That(failed[1], Is.EqualTo("        -> Keep nothing of a step in fields; dispose what is made outside of the step's dispose scope."));
        Assert.That(failed[2], Does.Match(@"^  fail  keeps no tensor: image 1×16×16: after step 2 there are \d+ tensors, after the first there were \d+\.$"));
        Assert.That(failed[3], Is.EqualTo("        -> Keep nothing of a step in fields, or dispose what it replaces; detach what must last."));
    }

    [Test]
    public void Run_PluginForANewerContract_SaysWhyItCannotBeLoaded()
    {
        string[] lines = Check("TooNew", out int exit);

        Assert.That(exit, Is.EqualTo(ExitCodes.Plugin));
        Assert.That(lines, Is.EqualTo(new[]
        {
            $"plugin TooNew ({Fixtures.AssemblyOf("TooNew")})",
            "  fail  can be loaded: NB2006: It was written for version 1000 of the plugin contract; this program has version 1.",
            "        -> Update the program, or install an older version of the plugin.",
            "",
            "0 passed, 1 failed, 0 skipped.",
        }));
    }

    [Test]
    public void Run_ComponentsThatCannotBeTried_SaysWhy()
    {
        string[] lines = Check("Good", out int exit);

        Assert.That(exit, Is.EqualTo(ExitCodes.Plugin));
        Assert.That(lines.Skip(2).Where(line => !line.EndsWith("' failed.", StringComparison.Ordinal)), Is.EqualTo(new[]
        {
            "architecture demanding-model",
            "  fail  can be created with its defaults: It cannot be created: InvalidOperationException: Unable to resolve service for type 'System.IFormatProvider' "
            + "while attempting to activate 'TestPlugins.DemandingArchitecture'.",
            "        -> Its one public constructor may ask for its options, a logger, IDataFolder, ICacheFolder and IProgressReporter.",
            "architecture failing-model",
            "  fail  can be created with its defaults: Its constructor failed: ArgumentException: a width of 7 is unlucky.",
            "        -> Check its options in the experiment; if they are right, report this to the plugin's author.",
            "architecture good-model",
            "  pass  can be created with its defaults",
            "  skip  supports some tiny data: it supports none of: image 1×16×16, point cloud 32×3, volume 1×16×16×16, sequence 6, vector 10.",
            "objective good-model",
            "  pass  can be created with its defaults",
            "  pass  supports some tiny data",
            "  pass  supports the data",
            "  fail  latents and codes have their shapes: image 1×16×16: it threw NotSupportedException: A stub builds nothing.",
            "        -> Embed must give Latent, Mean and LogVariance [batch, latent] and Code [batch, CodeDimension].",
            "",
            "5 passed, 3 failed, 13 skipped.",
        }));
    }

    [Test]
    public void Run_NoSuchFolder_IsAProblemOfPlugins()
    {
        string[] lines = Check("Nowhere", out int exit);

        Assert.That(exit, Is.EqualTo(ExitCodes.Plugin));
        Assert.That(lines[1], Is.EqualTo("  fail  can be loaded: NB2001: There is no such folder."));
    }

    private static string[] Check(string plugin, out int exit)
    {
        var console = new TextConsole();
        using ServiceProvider services = HostServices.Build(HostSettings.Create([], null, null, null));
        exit = new PluginsCheckCommand(new ComponentCheck(services.GetRequiredService<ComponentFactory>()), services.GetServices<IPluginModule>(), console.Console)
            .Run([Path.Combine(Fixtures.Root, plugin)]);
        return console.Lines;
    }
}
