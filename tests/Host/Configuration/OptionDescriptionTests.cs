using NebulaBench.Host.Configuration;
using NebulaBench.Metrics.Options;
using NebulaBench.Training.Options;
using NebulaBench.Training.Optimizers;

namespace NebulaBench.Host.Tests.Configuration;

/// <summary>What users are told of options.</summary>
public sealed class OptionDescriptionTests
{
    [Test]
    public void Of_Options_TellsTypeRangeDefaultAndPurpose() =>
        Assert.That(OptionDescription.For(typeof(FakeNvcOptions)), Is.EqualTo(new OptionDescription[]
        {
            new("anchors", "a whole number", "from 1 to 1000", "10", "Number of anchors."),
            new("variational", "true or false", "", "true", "Whether there is a posterior."),
            new("weight", "a number", "from 0 to 1", "0.5", "A weight."),
            new("metric", "a map", "", "none", "Metric learning; off when absent."),
            new("metric.order", "one of first-order | second-order | both", "", "both", "Which orders."),
            new("metric.steepness", "a number", "above 0 and at most 10", "1", "Steepness."),
        }));

    [Test]
    [SetCulture("de-DE")]
    public void Of_GermanCulture_WritesNumbersAsFilesDo() =>
        Assert.That(OptionDescription.For(typeof(FakeMlpOptions)), Is.EqualTo(new OptionDescription[]
        {
            new("widths", "a list of whole numbers", "at least 1 entry, from 1 to 4096", "[512, 256]", "Layer widths."),
            new("dropout", "a number", "one of 0 | 0.5", "0", "Rate."),
            new("activation", "a text", "a text that matches [a-z]+", "relu", "Name of an activation."),
        }));

    [Test]
    public void Of_RequiredOptions_SaysSo() =>
        Assert.That(OptionDescription.For(typeof(FakeTableOptions)).Select(option => option.Default), Is.EqualTo(new[] { "required", "required" }));

    [Test]
    public void Of_ExperimentsOwnOptions_DescribesEveryOne()
    {
        IEnumerable<OptionDescription> all = new[] { typeof(ExperimentHeader), typeof(TrainingOptions), typeof(EvaluationOptions), typeof(AdamOptions) }.SelectMany(OptionDescription.For);
        Assert.Multiple(() =>
        {
            Assert.That(all.Where(option => option.Description.Length == 0), Is.Empty);
            Assert.That(all.Select(option => option.Key), Does.Contain("training.batch_size").And.Contain("learning_rate").And.Contain("evaluation.k_means_restarts"));
        });
    }
}
