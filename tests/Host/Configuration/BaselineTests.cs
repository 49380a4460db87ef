using NebulaBench.Comparisons;
using NebulaBench.Host.Components;
using NebulaBench.Host.Configuration;
using NebulaBench.Host.Planning;
using NebulaBench.Plugins;

namespace NebulaBench.Host.Tests.Configuration;

/// <summary>The rows that every comparison has unless it says otherwise.</summary>
public sealed class BaselineTests
{
    private static readonly FakeCatalog WithBaselines = new()
    {
        Components =
        [
            .. new FakeCatalog().Components,
            FakeCatalog.For(ComponentKind.Architecture, "raw", typeof(NoOptions), Baseline.Raw),
            FakeCatalog.For(ComponentKind.Objective, "pca", typeof(NoOptions), Baseline.Raw),
            FakeCatalog.For(ComponentKind.Objective, "untrained", typeof(NoOptions), Baseline.Untrained),
        ],
    };

    [TestCase("nvc", "", "mlp nvc, mlp untrained, mlp ae, mlp vae, raw pca", TestName = "All of them after the experiment's own")]
    [TestCase("[vae, nvc]", "", "mlp vae, mlp nvc, mlp untrained, mlp ae, raw pca", TestName = "None twice")]
    [TestCase("nvc", "baselines: []", "mlp nvc", TestName = "None")]
    [TestCase("nvc", "baselines: [raw, ae]", "mlp nvc, mlp ae, raw pca", TestName = "Some")]
    [TestCase("{ id: nvc, label: ae }", "baselines: [ae]", "mlp ae, mlp ae (baseline)", TestName = "A label that is taken")]
    [TestCase("[[mlp, raw], pca]", "baselines: [raw]", "mlp pca, raw pca", TestName = "An experiment that has it already")]
    public void Plan_Baselines_AreRowsLikeAnyOther(string objective, string more, string expected)
    {
        bool isPair = objective.StartsWith("[[", StringComparison.Ordinal);
        string models = isPair ? "architecture: [{ id: mlp }, { id: raw }]\nobjective: { id: pca }" : $"architecture: mlp\nobjective: {objective}";
        IReadOnlyList<RunSpec> plan = Plan($"name: test\ndataset: mnist\n{models}\nlatent_dimension: 8\n{more}\n");

        Assert.That(string.Join(", ", plan.Select(run => $"{run.Architecture.Label} {run.Objective.Label}")), Is.EqualTo(expected));
    }

    [Test]
    public void Plan_BaselinesWithoutTheirPlugins_AreLeftOut()
    {
        using var folder = new ExperimentFolder();
        folder.With("exp.yaml", ExperimentFolder.Minimal);

        ExperimentResult result = ExperimentFile.Load(folder.PathOf("exp.yaml"), [], new FakeCatalog());

        Assert.That(Planner.Plan(result.OrThrow()).Select(run => run.Objective.Id), Is.EqualTo(new[] { "ae", "vae" }));
    }

    private static IReadOnlyList<RunSpec> Plan(string text)
    {
        using var folder = new ExperimentFolder();
        folder.With("exp.yaml", text);
        return Planner.Plan(ExperimentFile.Load(folder.PathOf("exp.yaml"), [], WithBaselines).OrThrow());
    }
}
