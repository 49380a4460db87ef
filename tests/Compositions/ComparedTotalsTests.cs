using NebulaBench.Host.ConfigurationErrors;

namespace NebulaBench.Compositions.Tests;

/// <summary>Epochs of an objective whose loss never has its final terms and weights are not compared by their totals.</summary>
internal sealed class ComparedTotalsTests
{
    private RealPlugins plugins = null!;

    [OneTimeSetUp]
    public void LoadPlugins() => plugins = new RealPlugins();

    [OneTimeTearDown]
    public void Release() => plugins.Dispose();

    [TestCase("{ id: dec }", "evaluate: best", "training.evaluate: best")]
    [TestCase("{ id: idec }", "early_stopping: {}", "training.early_stopping")]
    [TestCase("{ id: vae, warm_up: cyclic }", "evaluate: best", "training.evaluate: best")]
    [TestCase("{ id: nvc, gradient_ratio: 0.1 }", "early_stopping: { monitor: training/total }", "training.early_stopping")]
    public void Plan_TermsThatChangeForEver_IsRefusedWithWhatWouldWork(string objective, string training, string option)
    {
        ConfigurationException error = Assert.Throws<ConfigurationException>(() => Plan(objective, training))!;

        Assert.That(error.Message, Does.Contain($"NB1203").And.Contain($"{option} compares the total loss of epochs").And.Contain("use training.evaluate: last"));
    }

    [TestCase("{ id: dec }", "evaluate: last")]
    [TestCase("{ id: dec }", "early_stopping: { monitor: diagnostics/assignments-changed }")]
    [TestCase("{ id: vae, warm_up: linear }", "evaluate: best")]
    [TestCase("{ id: nvc, metric: {} }", "evaluate: best")]
    public void Plan_WhatCanBeCompared_IsNot(string objective, string training) =>
        Assert.That(Plan(objective, training), Is.EqualTo(1));

    private int Plan(string objective, string training) => plugins.Plan($$"""
        name: compared
        dataset: stroke-digits
        architecture: mlp
        objective: {{objective}}
        latent_dimension: 4
        training: { {{training}} }
        baselines: []
        """).Count;
}
