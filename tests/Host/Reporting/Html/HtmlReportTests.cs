using NebulaBench.Host.Tests.Runs;
using NebulaBench.Reporting;
using NebulaBench.Reporting.Content;
using PuppeteerSharp;

namespace NebulaBench.Host.Tests.Reporting.Html;

/// <summary>Drives the page in a real browser, as a reader would, from the file system.</summary>
[NonParallelizable]
public class HtmlReportTests
{
    private const int Combinations = 12;

    private readonly List<string> complaints = [];
    private readonly List<string> requests = [];
    private TemporaryFolder root;
    private IBrowser browser;
    private IPage page;
    private string address;

    [OneTimeSetUp]
    public async Task WriteReport()
    {
        browser = await Browser.LaunchAsync();
        root = new TemporaryFolder();
        ReportWriter.Write(ReportContent.From(SampleGallery.Summarize(root["runs"])) with { Neighbors = true }, root["report"]);
        address = new Uri(root["report/report.html"]).AbsoluteUri;
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        if (browser is not null)
        {
            await browser.CloseAsync();
        }
        root?.Dispose();
    }

    [SetUp]
    public async Task OpenPage()
    {
        complaints.Clear();
        requests.Clear();
        page = await browser.NewPageAsync();
        await page.SetViewportAsync(new ViewPortOptions { Width = 1280, Height = 900 });
        page.Console += (_, message) => complaints.Add($"{message.Message.Type}: {message.Message.Text}");
        page.PageError += (_, failure) => complaints.Add(failure.Message);
        page.Request += (_, request) => requests.Add(request.Request.Url);
        await page.GoToAsync(address);
    }

    [TearDown]
    public async Task ClosePage()
    {
        await page.CloseAsync();
        Assert.That(complaints, Is.Empty, "nothing is written to the console, and no script fails");
        Assert.That(requests.Where(url => !url.StartsWith("data:", StringComparison.Ordinal)).Select(url => url.Split('#')[0]).Distinct(), Is.EqualTo([address]),
            "no request leaves the page");
    }

    [Test]
    public async Task Page_Opened_ShowsEveryCombination() =>
        Assert.That(await Count("#combinations tbody tr"), Is.EqualTo(Combinations));

    [Test]
    public async Task Filter_ObjectiveLeftOut_HidesItsRowsAndStaysInTheAddress()
    {
        await page.ClickAsync("#filters details[data-axis=objective] summary");
        await page.ClickAsync("#filters input[value=ae]");
        Assert.That(await Count("#combinations tbody tr"), Is.EqualTo(8));
        Assert.That(await Text("#announce"), Is.EqualTo("8 of 12 combinations are shown."));

        string link = await page.EvaluateExpressionAsync<string>("location.href");
        await page.GoToAsync("about:blank");
        requests.Clear();
        await page.GoToAsync(link);
        Assert.That(await Count("#combinations tbody tr"), Is.EqualTo(8), "the address leads to the same view");

        await page.ClickAsync("#reset");
        Assert.That(await Count("#combinations tbody tr"), Is.EqualTo(Combinations));
    }

    [Test]
    public async Task Filter_WithoutBaselines_LeavesOutUntrainedEncoders()
    {
        await page.ClickAsync("#baselines");
        Assert.That(await Count("#combinations tbody tr"), Is.EqualTo(8));
    }

    [Test]
    public async Task Sort_ClickedTwice_PutsTheBestThenTheWorstOnTop()
    {
        const string key = "clusters/kmeans/nmi_arithmetic", head = $"th[data-column='{key}']";
        await page.ClickAsync($"{head} button");
        double[] falling = await Column(key);
        Assert.That(falling, Is.Ordered.Descending);
        Assert.That(await Attribute(head, "aria-sort"), Is.EqualTo("descending"));

        await page.ClickAsync($"{head} button");
        Assert.That(await Column(key), Is.EqualTo(falling.Reverse()));
        Assert.That(await Attribute(head, "aria-sort"), Is.EqualTo("ascending"));
    }

    [Test]
    public async Task Cell_Clicked_ShowsItsSeedsFoldersCurvesAndPictures()
    {
        await page.ClickAsync("[data-cell='5|clusters/kmeans/accuracy_hungarian']");
        Assert.That(await page.EvaluateExpressionAsync<bool>("document.getElementById('detail').open"));
        Assert.That(await Text("#detail-title"), Is.EqualTo("digits · conv · nvc"));
        Assert.That(await Text("#seeds tbody"), Does.Contain("digits-conv-nvc-0").And.Contain("0.700").And.Contain("0.730"));
        Assert.That(await Count("#detail path"), Is.GreaterThan(1), "curves");
        Assert.That(await Count("#detail canvas"), Is.EqualTo(5), "latents by label, by anchor, by t-SNE, in space, and correlations");
        Assert.That(await Text("#detail .confusion"), Does.Contain("38"));

        await page.Keyboard.PressAsync("Escape");
        await page.WaitForFunctionAsync("() => !document.getElementById('detail').open && location.hash === ''");
        Assert.That(await page.EvaluateExpressionAsync<string>("document.activeElement.dataset.cell"), Is.EqualTo("5|clusters/kmeans/accuracy_hungarian"));
    }

    [Test]
    public async Task Cell_OfADivergedRun_SaysWhy()
    {
        await page.ClickAsync("[data-cell='8|clusters/kmeans/accuracy_hungarian']");
        Assert.That(await Text("#seeds tbody"), Does.Contain("diverged: NB4001: The term total is not a finite number at step 9."));
    }

    [Test]
    public async Task Keys_ArrowsAndEnter_MoveAndOpen()
    {
        await page.FocusAsync("[data-cell='0|clusters/kmeans/accuracy_hungarian']");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowRight");
        Assert.That(await page.EvaluateExpressionAsync<string>("document.activeElement.dataset.cell"), Is.EqualTo("1|clusters/kmeans/nmi_arithmetic"));
        await page.Keyboard.PressAsync("Enter");
        Assert.That(await Text("#detail-title"), Is.EqualTo("digits · mlp · ae"));
    }

    [TestCase("Markdown", "| Dataset | Architecture | Objective | Seeds |", "| digits | mlp | untrained | 2 |")]
    [TestCase("LaTeX", "Dataset & Architecture & Objective & Seeds & Accuracy, k-means (transductive) $\\uparrow$", "$\\pm$")]
    [TestCase("CSV", "Dataset,Architecture,Objective,Seeds,\"Accuracy, k-means (transductive) ↑\"", "digits,mlp,untrained,2,")]
    public async Task Copy_Table_PutsItIntoTheClipboard(string format, string head, string body)
    {
        await page.BringToFrontAsync();
        await page.Client.SendAsync("Browser.grantPermissions", new { permissions = new[] { "clipboardReadWrite", "clipboardSanitizedWrite" } });
        await page.ClickAsync($"[data-copy={format}]");
        await page.WaitForFunctionAsync($"() => document.getElementById('announce').textContent === 'Copied as {format}.'");
        string copied = await page.EvaluateFunctionAsync<string>("() => navigator.clipboard.readText()");
        Assert.That(copied, Does.Contain(head).And.Contain(body));
        Assert.That(copied.ReplaceLineEndings("\n").Split('\n').Count(line => line.Contains("mlp", StringComparison.Ordinal)), Is.EqualTo(6));
    }

    [Test]
    public async Task Matrix_PerDataset_HoldsArchitecturesByObjectivesWithTheirCost()
    {
        await page.Keyboard.PressAsync("2");
        Assert.That(await Count(".matrix"), Is.EqualTo(2));
        Assert.That(await Count(".matrix:first-of-type tbody tr td"), Is.EqualTo(12));
        Assert.That(await Text(".matrix td"), Does.Contain("1.13 M parameters"));
    }

    [TestCase("label", 12, "canvas")]
    [TestCase("assignment", 4, "canvas")]
    [TestCase("neighbors", 12, "canvas")]
    [TestCase("space", 12, "canvas")]
    [TestCase("correlation", 12, "canvas")]
    [TestCase("spectrum", 12, "svg")]
    [TestCase("curves", 12, "svg")]
    [TestCase("confusion", 12, "table")]
    [TestCase("texts", 12, "table")]
    public async Task Gallery_EveryKind_ShowsAPictureForEachCombination(string kind, int pictures, string element)
    {
        await page.GoToAsync($"{address}#view=gallery&gallery={kind}");
        await page.ReloadAsync();
        Assert.That(await Count("figure"), Is.EqualTo(pictures));
        await page.WaitForSelectorAsync($"figure {element}");
        if (element == "canvas")
        {
            Assert.That(await page.EvaluateFunctionAsync<int>("""
                () => { const canvas = document.querySelector("figure canvas"), all = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
                        return new Set(Array.from({ length: all.length / 4 }, (_, i) => all.slice(4 * i, 4 * i + 4).join())).size; }
                """), Is.GreaterThan(3), "several colors are drawn");
        }
    }

    [Test]
    public async Task Findings_DivergedRunsAndUntrainedEncoders_AreTold()
    {
        await page.Keyboard.PressAsync("5");
        Assert.That(await Text("main"), Does.Contain("Runs without scores").And.Contain("letters · mlp · nvc (seed 1 diverged after epoch 1)"));
    }

    [Test]
    public async Task Findings_Kinds_AreInTheColorOfWarningsOnlyWhereSomethingWentWrong()
    {
        await page.Keyboard.PressAsync("5");
        Assert.That(await Text(".kind.warning"), Is.EqualTo("Runs without scores"));
        Assert.That(await page.EvaluateExpressionAsync<string[]>("[...document.querySelectorAll('.kind:not(.warning)')].map(each => each.textContent)"), Does.Contain("Too few seeds"));
    }

    [Test]
    public async Task Table_Dashes_SayWhyBelow() => Assert.That(
        await page.EvaluateExpressionAsync<string>(
            "dashes(data.rows.map(row => ({ cells: row.cells.map(() => ({ mean: null, reasons: ['this objective assigns no clusters'] })) })), headline)[0].textContent"),
        Is.EqualTo("–: this objective assigns no clusters."));

    [Test]
    public async Task Statistics_AcrossDatasets_AreShownWithTheirFigures()
    {
        await page.Keyboard.PressAsync("4");
        Assert.That(await Text("main"), Does.Contain("Across datasets").And.Contain("Mean rank over blocks").And.Contain("Friedman"));
        Assert.That(await page.EvaluateFunctionAsync<bool>(
            "async () => { const all = [...document.querySelectorAll('.static img')]; await Promise.all(all.map(each => each.decode())); return all.length > 1 && all.every(each => each.naturalWidth > 100); }"));
    }

    [Test]
    public async Task Theme_Switched_ChangesTheGround()
    {
        string before = await Ground();
        await page.ClickAsync("#theme");
        Assert.That(await Ground(), Is.Not.EqualTo(before));
    }

    [TestCase("table")]
    [TestCase("matrix")]
    [TestCase("gallery")]
    [TestCase("statistics")]
    [TestCase("findings")]
    [TestCase("protocol")]
    public async Task Page_OnANarrowScreen_IsNoWiderThanIt(string view)
    {
        await page.SetViewportAsync(new ViewPortOptions { Width = 400, Height = 800 });
        await page.GoToAsync($"{address}#view={view}");
        await page.ReloadAsync();
        Assert.That(await page.EvaluateExpressionAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(400));
    }

    private async Task<int> Count(string selector) => (await page.QuerySelectorAllAsync(selector)).Length;

    private Task<string> Text(string selector) => page.EvaluateFunctionAsync<string>("selector => document.querySelector(selector).textContent", selector);

    private Task<string> Attribute(string selector, string name) =>
        page.EvaluateFunctionAsync<string>("(selector, name) => document.querySelector(selector).getAttribute(name)", selector, name);

    private Task<string> Ground() => page.EvaluateExpressionAsync<string>("getComputedStyle(document.body).backgroundColor");

    private Task<double[]> Column(string key) => page.EvaluateFunctionAsync<double[]>(
        "key => [...document.querySelectorAll('tbody [data-cell]')].filter(cell => cell.dataset.cell.endsWith(key)).map(cell => parseFloat(cell.textContent))", key);
}
