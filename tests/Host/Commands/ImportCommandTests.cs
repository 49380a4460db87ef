using MathNet.Numerics.LinearAlgebra;
using Microsoft.Extensions.DependencyInjection;
using NebulaBench.Datasets;
using NebulaBench.Host.Commands.Services;
using NebulaBench.Host.Components;
using NebulaBench.Host.Loading;
using NebulaBench.Host.Settings;
using NebulaBench.Host.Tests.Runs;
using NebulaBench.Metrics;
using NebulaBench.Runs;
using NebulaBench.Runs.Arrays;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;
using NebulaBench.Testing;
using TorchSharp;

namespace NebulaBench.Host.Tests.Commands;

/// <summary>Embeddings from elsewhere beside runs of the program, on embedded data.</summary>
[NonParallelizable]
public sealed class ImportCommandTests
{
    private const int Width = 4, Test = 80;

    private static readonly string Bundled = Path.Combine(BuiltProgram.Folder, "plugins");
    private static readonly string[] Dataset = ["--dataset", "stroke-digits", "--set", "dataset.training=200", "--set", "dataset.test=80", "--set", "dataset.size=16"];

    private static readonly Lazy<(double[][] Training, double[][] Test, int[] Labels)> Samples = new(Load);

    private TemporaryFolder root = null!;

    [SetUp]
    public void MakeFolder() => root = new TemporaryFolder();

    [TearDown]
    public void Delete() => root.Dispose();

    [Test]
    public void Run_PrincipalComponentsComputedHere_EqualTheProgramsOwnRow()
    {
        File.WriteAllText(root["e.yaml"], """
            name: mixed
            dataset: { id: stroke-digits, training: 200, test: 80, size: 16 }
            architecture: raw
            objective: pca
            latent_dimension: 4
            baselines: []
            training: { epochs: 1 }
            """);
        Assert.That(Program("run", "e.yaml").Code, Is.Zero);
        WriteComponents();

        (int code, string output, string errors) = Import("--training-latents", "training.npy", "--experiment", "mixed");

        Assert.That(code, Is.Zero, errors);
        Assert.That(errors, Is.Empty);
        RunFolder imported = RunFolder.Open(root[output.Trim()]);
        ScoreSheet own = RunFolder.Open(Directory.GetDirectories(root["runs/mixed"], "*-raw-pca-*").Single()).ReadScores(), its = imported.ReadScores();
        Assert.That(own.Keys.Where(key => !key.StartsWith("output/", StringComparison.Ordinal)), Is.EquivalentTo(its.Keys));
        Assert.Multiple(() =>
        {
            foreach ((string key, Score score) in its.Entries)
            {
                Assert.That(score.Reason, Is.EqualTo(own[key]!.Value.Reason), key);
                Assert.That(score.Value, score.Value is null ? Is.Null : Is.EqualTo(own[key]!.Value.Value).Within(1e-6 * Math.Max(1, Math.Abs(score.Value.Value))), key);
            }
        });
        Assert.That(imported.Record.External);
        foreach (string[] table in (string[][])[["leaderboard", "runs/mixed"], ["report", "runs/mixed"], ["diff", imported.FullPath, imported.FullPath]])
        {
            Assert.That(Program(table).Output, Does.Contain("external"), table[0]);
        }
        foreach (string file in (string[])["report.md", "report.html", "scores.csv", "summary.csv", "tables.tex"])
        {
            Assert.That(File.ReadAllText(root[$"report/{file}"]), Does.Contain("pca (external)"), file);
        }
        Assert.That(Program("measure", imported.FullPath, "--set", "evaluation.neighbors=[3]").Output, Does.Contain("from its stored embeddings, 1 score added"));
        Assert.That(Program("measure", imported.FullPath, "--set", "evaluation.on=validation").Output, Does.Contain("not measured: NB5121"));
    }

    [Test]
    public void Run_RowsInAnotherOrderWithIds_GiveTheSameRun()
    {
        WriteComponents();
        string first = Import().Output;
        int[] order = [.. Enumerable.Range(0, Test).Select(row => row * 7 % Test)];
        DenseArray latents = NpyFile.Read(root["test.npy"]);
        NpyFile.Write(root["test.npy"], DenseArray.From([.. order.SelectMany(row => latents.ToFloats()[(row * Width)..((row + 1) * Width)])], Test, Width));
        File.WriteAllLines(root["ids.csv"], order.Select(row => $"{row}").Prepend("id"));
        NpyFile.Write(root["y.npy"], DenseArray.From([.. order.Select(row => Samples.Value.Labels[row])]));

        (int code, string output, string errors) = Import("--ids", "ids.csv", "--labels", "y.npy", "--assignments", "y.npy");

        Assert.That(code, Is.Zero, errors);
        RunFolder again = RunFolder.Open(root[output.Trim()]), before = RunFolder.Open(root[first.Trim()]);
        Assert.That(again.ReadEmbeddings().Latents, Is.EqualTo(before.ReadEmbeddings().Latents));
        Assert.That(again.ReadScores()["clusters/assigned/nmi_arithmetic"]!.Value.Value, Is.EqualTo(1).Within(1e-12), "each sample is assigned to its class");
    }

    [TestCase("rows", "NB5120: short.npy: there are 79 rows for 80 samples of the split 'test'.")]
    [TestCase("ids", "NB5120: ids.csv: there are 79 ids for the 80 rows of test.npy.")]
    [TestCase("twice", "NB5120: ids.csv: the id '4' is there twice, in rows 5 and 6.")]
    [TestCase("unknown", "NB5120: ids.csv: row 6: there is no sample '80' to measure in the split 'test'")]
    [TestCase("label", "NB5120: y.npy: row 3 (sample '2') has the label 99, the dataset has ")]
    [TestCase("split", "NB5118: the dataset 'stroke-digits' has no samples in its split 'validation'.")]
    [TestCase("method", "NB1406: --method: 'UMAP 2' is no name for it.")]
    [TestCase("option", "unknown key 'sise'")]
    [TestCase("key", "unknown key 'seeds'")]
    [TestCase("list", "a list stands for several runs")]
    public void Run_Mistake_IsOneLineThatNamesTheFirst(string mistake, string expected)
    {
        WriteComponents();
        DenseArray latents = NpyFile.Read(root["test.npy"]);
        NpyFile.Write(root["short.npy"], DenseArray.From(latents.ToFloats()[Width..], Test - 1, Width));
        string[] ids = [.. Enumerable.Range(0, Test).Select(row => $"{row}")];
        File.WriteAllLines(root["ids.csv"], mistake switch
        {
            "ids" => ids[1..],
            "twice" => [.. ids[..5], "4", .. ids[6..]],
            "unknown" => [.. ids[..5], "80", .. ids[6..]],
            _ => ids,
        });
        NpyFile.Write(root["y.npy"], DenseArray.From([.. Samples.Value.Labels.Select((label, row) => row == 2 ? 99 : label)]));

        (int code, _, string errors) = mistake switch
        {
            "rows" => Import("short.npy", []),
            "label" => Import("--labels", "y.npy"),
            "split" => Import("--split", "validation", "--set", "dataset.validation=0"),
            "method" => Import("--method", "UMAP 2"),
            "option" => Import("--set", "dataset.sise=3"),
            "key" => Import("--set", "seeds=[1]"),
            "list" => Import("--set", "dataset.size=[16, 18]"),
            _ => Import("--ids", "ids.csv"),
        };

        Assert.That(code, Is.Not.Zero);
        Assert.That(errors, Does.Contain(expected));
        Assert.That(Directory.Exists(root["runs"]), Is.False);
    }

    [Test]
    public void Run_MoreNeighborsThanLatentsToLearnFrom_IsALineAndTheRestIsMeasured()
    {
        WriteComponents();

        (int code, string output, string errors) = Import("--set", "evaluation.neighbors=[1, 60]");

        Assert.That(code, Is.Zero);
        Assert.That(errors, Does.Contain("warning: NB5122: 60 neighbors are more than the 40 latents to learn from"));
        ScoreSheet scores = RunFolder.Open(root[output.Trim()]).ReadScores();
        Assert.That((scores["usefulness/knn_accuracy_k1"]!.Value.Value, scores["usefulness/knn_accuracy_k60"]!.Value.Value), Is.EqualTo((scores["usefulness/knn_accuracy_k1"]!.Value.Value, (double?)null)));
        Assert.That(scores["usefulness/knn_accuracy_k1"]!.Value.Value, Is.Not.Null);
    }

    [Test]
    public void Page_CommandOfTheExample_WorksWithTheOptionsOfAnotherDataset()
    {
        WriteComponents();
        string page = Path.Combine(RepositoryRoot.Find(), "docs", "importing.md");
        FencedBlock block = FencedBlock.In(page).Single(block => block.Language == "bash" && block.Text.Contains("nebula import", StringComparison.Ordinal));
        File.Move(root["test.npy"], root["z.npy"]);
        File.Move(root["training.npy"], root["z-training.npy"]);
        File.WriteAllLines(root["ids.csv"], Enumerable.Range(0, Test).Select(row => $"{row}").Prepend("id"));
        string[] words = block.Text.Replace("\\\n", " ", StringComparison.Ordinal).Replace("--dataset mnist", string.Join(' ', Dataset), StringComparison.Ordinal)
            .Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);

        (int code, string output, string errors) = Program(words[1..]);

        Assert.That(code, Is.Zero, errors);
        Assert.That(RunFolder.Open(root[output.Trim()]).Record.Status, Is.EqualTo(RunStatus.Finished));
    }

    private (int Code, string Output, string Errors) Import(params string[] more) => Import("test.npy", more);

    private (int Code, string Output, string Errors) Import(string latents, string[] more) =>
        Program(["import", "--latents", latents, .. Dataset, .. more.Contains("--method") ? [] : (string[])["--method", "pca"], .. more]);

    private (int Code, string Output, string Errors) Program(params string[] arguments) => ProgramInProcess.Run(root.Root, [.. arguments, "--plugins", Bundled]);

    // Independent of the program: covariance and eigenvectors in double precision.
    private void WriteComponents()
    {
        (double[][] training, double[][] test, _) = Samples.Value;
        Matrix<double> samples = Matrix<double>.Build.DenseOfRowArrays(training);
        Vector<double> mean = samples.ColumnSums() / training.Length;
        Matrix<double> centered = Matrix<double>.Build.DenseOfRowArrays(training.Select(row => (Vector<double>.Build.Dense(row) - mean).ToArray()));
        MathNet.Numerics.LinearAlgebra.Factorization.Evd<double> spectrum = (centered.TransposeThisAndMultiply(centered) / training.Length).Evd(Symmetricity.Symmetric);
        Matrix<double> axes = spectrum.EigenVectors.SubMatrix(0, mean.Count, mean.Count - Width, Width); // of the largest eigenvalues, the largest last
        Write("test.npy", test);
        Write("training.npy", training);

        void Write(string name, double[][] rows) => NpyFile.Write(
            root[name],
            DenseArray.From([.. rows.SelectMany(row => axes.TransposeThisAndMultiply(Vector<double>.Build.Dense(row) - mean).Reverse()).Select(value => (float)value)], rows.Length, Width));
    }

    private static (double[][] Training, double[][] Test, int[] Labels) Load()
    {
        string folder = Directory.CreateTempSubdirectory("nebula-import-").FullName;
        using ServiceProvider services = HostServices.Build(HostSettings.Create([Bundled], folder, folder, null));
        var catalog = services.GetRequiredService<IComponentCatalog>();
        object options = Activator.CreateInstance(catalog.Find(ComponentKind.Dataset, "stroke-digits")!.Options)!;
        foreach ((string name, int value) in (ReadOnlySpan<(string, int)>)[("Training", 200), ("Test", Test), ("Size", 16)])
        {
            options.GetType().GetProperty(name)!.SetValue(options, value);
        }
        LoadedData data = services.GetRequiredService<LoadedDataCache>().Take(new ComponentSpec(catalog.Find(ComponentKind.Dataset, "stroke-digits")!, options, "digits"));
        return (Rows(data[SplitName.Training]), Rows(data[SplitName.Test]), [.. data[SplitName.Test].Labels!.Select(label => (int)label)]);
    }

    private static double[][] Rows(DataSplit split)
    {
        using var scope = torch.NewDisposeScope();
        return [.. split.Read(BatchSampler.Sequential(split.Count, 64), torch.CPU).SelectMany(batch =>
            batch.Input.flatten(1).to_type(torch.float64).data<double>().ToArray().Chunk((int)(batch.Input.numel() / batch.Input.shape[0])))];
    }
}
