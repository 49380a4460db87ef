using Microsoft.Extensions.DependencyInjection;
using NebulaBench.Datasets;
using NebulaBench.Errors;
using NebulaBench.Host.Commands;
using NebulaBench.Host.Components;
using NebulaBench.Host.Data;
using NebulaBench.Host.Plugins;
using NebulaBench.Host.Settings;
using NebulaBench.Host.Tests.Data;
using NebulaBench.Plugins;
using Spectre.Console;

namespace NebulaBench.Host.Tests.Commands;

[TestFixture]
internal sealed class DataCommandTests : DataTestBase
{
    private static readonly PluginDescriptor Plugin = new("Fake", "1.0", "fake.dll", "00");

    private StringWriter output = null!;
    private ServiceProvider services = null!;
    private DatasetRegistry shelf = null!;
    private DataFolder folder = null!;
    private IAnsiConsole console = null!;

    [SetUp]
    public void CreateShelf()
    {
        output = new StringWriter();
        console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Interactive = InteractionSupport.No });
        folder = new DataFolder(Root);
        services = new ServiceCollection().AddSingleton<IDataFolder>(folder).BuildServiceProvider();
        shelf = new DatasetRegistry(
            new Catalog(Describe<Computed>("computed"), Describe<Downloaded>("downloaded"), Describe<Own>("own"), Describe<Refusing>("refusing")),
            new ComponentFactory(services));
        Downloaded.Mirror = LocalServer.Nowhere();
    }

    [TearDown]
    public void DisposeServices()
    {
        services.Dispose();
        output.Dispose();
    }

    [Test]
    public void List_SomeFilesHere_SaysSoOfEveryDataset()
    {
        Write(Path.Combine(Root, "set", "one.bin"), Content);

        Assert.That(new DataListCommand(shelf, folder, console).Run(), Is.Zero);
        AssertLines(
            $"data folder: {Root}",
            "computed    needs no download",
            "downloaded  1 of 2 files here: nebula data fetch downloaded",
            "own         needs no download",
            "refusing    NB3999: it refuses.");
    }

    [Test]
    public void List_AllOrNothingHere_SaysSo()
    {
        var command = new DataListCommand(shelf, folder, console);
        command.Run();
        Write(Path.Combine(Root, "set", "one.bin"), Content);
        Write(Path.Combine(Root, "set", "two.bin"), Content);
        command.Run();

        Assert.That(output.ToString(), Does.Contain("downloaded  not here: nebula data fetch downloaded"));
        Assert.That(output.ToString(), Does.Contain("downloaded  here: 2 files, 781.3 KiB"));
    }

    [Test]
    public void Verify_OneWrongOneMissing_FailsWithTheRemedy()
    {
        Write(Path.Combine(Root, "set", "one.bin"), [1]);

        Assert.That(new DataVerifyCommand(shelf, folder, console).Run("downloaded"), Is.EqualTo(4));
        AssertLines(
            $"wrong  {Root}/set/one.bin has the SHA-256 {Sha256([1])}, expected {Sha256(Content)}",
            $"wrong  {Root}/set/two.bin is missing",
            "Run 'nebula data fetch downloaded' to bring what is missing and to replace what is wrong.");
    }

    [Test]
    public void Verify_AllRight_Succeeds()
    {
        Write(Path.Combine(Root, "set", "one.bin"), Content);
        Write(Path.Combine(Root, "set", "two.bin"), Content);

        Assert.That(new DataVerifyCommand(shelf, folder, console).Run("downloaded"), Is.Zero);
        AssertLines($"ok     {Root}/set/one.bin is the published file", $"ok     {Root}/set/two.bin is the published file");
    }

    [Test]
    public async Task Fetch_NotATerminal_WritesPlainLines()
    {
        Write(Path.Combine(Root, "set", "one.bin"), Content);
        using var server = new LocalServer(Answers.Whole(Content));
        Downloaded.Mirror = server.Root;

        Assert.That(await new DataFetchCommand(shelf, new DataFetcher(Http), folder, console).RunAsync("downloaded"), Is.Zero);
        AssertLines(
            $"here     {Root}/set/one.bin is the published file",
            $"fetching set/two.bin (390.6 KiB) from {server.Root}two.bin",
            $"fetched  {Root}/set/two.bin is the published file");
    }

    [Test]
    public void Fetch_NoNetwork_ThrowsForTheProgramToShow()
    {
        var command = new DataFetchCommand(shelf, new DataFetcher(Http), folder, console);

        var error = Assert.ThrowsAsync<NebulaException>(() => command.RunAsync("downloaded"));
        Assert.That(error!.Area, Is.EqualTo(ErrorArea.Data));
    }

    [Test]
    public async Task FetchAndVerify_NothingToDownload_SaySo()
    {
        Assert.That(await new DataFetchCommand(shelf, new DataFetcher(Http), folder, console).RunAsync("computed"), Is.Zero);
        Assert.That(new DataVerifyCommand(shelf, folder, console).Run("computed"), Is.Zero);
        AssertLines("computed needs no download.", "computed needs no download; there is nothing to verify.");
    }

    [Test]
    public void Verify_OwnFilesMissing_SaysSoAndFails()
    {
        Assert.That(new DataVerifyCommand(shelf, folder, console).Run("own"), Is.EqualTo(ExitCodes.Data));
        AssertLines("wrong  NB3141: own.txt: the file is missing.");
    }

    [Test]
    public void Verify_UnknownDataset_SaysWhatThereIs()
    {
        var error = Assert.Throws<NebulaException>(() => new DataVerifyCommand(shelf, folder, console).Run("download"));
        Assert.That(error.Message, Is.EqualTo(
            "NB1202: there is no dataset 'download'. Did you mean 'downloaded'? known datasets: computed, downloaded, own, refusing."));
    }

    private static ComponentDescriptor Describe<T>(string id) => new()
    {
        Kind = ComponentKind.Dataset,
        Id = id,
        Summary = "A dataset of the tests.",
        Implementation = typeof(T),
        Options = typeof(NoOptions),
        Plugin = Plugin,
    };

    private void AssertLines(params string[] expected) =>
        Assert.That(output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries), Is.EqualTo(expected));

    private sealed class Catalog(params ComponentDescriptor[] components) : IComponentCatalog
    {
        public IReadOnlyList<ComponentDescriptor> Components => components;
    }

    public class Computed : IDataset
    {
        public virtual DatasetInfo Info => throw new NotSupportedException();

        public string ContentHash() => throw new NotSupportedException();

        public DataSplit Load(SplitName split) => throw new NotSupportedException();
    }

    public sealed class Downloaded : Computed, IDownloadable
    {
        public static Uri Mirror { get; set; } = null!;

        public IReadOnlyList<DataFile> Files =>
        [
            .. new[] { "one.bin", "two.bin" }.Select(
                name => new DataFile { Path = $"set/{name}", Mirrors = [new Uri(Mirror, name)], Sha256 = [Sha256(Content)] }),
        ];
    }

    public sealed class Own : Computed
    {
        public override DatasetInfo Info => throw new NebulaException("NB3141", "the file is missing.", "own.txt");
    }

    public sealed class Refusing : Computed
    {
        public Refusing() => throw new NebulaException("NB3999", "it refuses.");
    }
}
