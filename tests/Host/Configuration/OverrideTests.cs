using NebulaBench.Host.Planning;
using NebulaBench.Training.Options;

namespace NebulaBench.Host.Tests.Configuration;

/// <summary><c>--set path=value</c>.</summary>
public sealed class OverrideTests
{
    private const string TwoObjectives = """
        name: test
        dataset: mnist
        architecture: mlp
        objective: [ae, { id: nvc, anchors: 5 }]
        latent_dimension: 8
        training: { epochs: 9, early_stopping: }
        """;

    [Test]
    public void Load_Overrides_ReplaceValuesAndMakeMapsOnTheWay()
    {
        IReadOnlyList<RunSpec> runs = ExperimentFolder.Plan(TwoObjectives,
            "training.epochs=2", "objective[1].anchors=20", "objective[1].metric.order=first_order", "seeds=[0,1]",
            "training.early_stopping.patience=3", "evaluation.at_most = 100", "dataset=fashion-mnist", "dataset.subset=7");
        var nvc = (FakeNvcOptions)runs[2].Objective.Options;
        Assert.Multiple(() =>
        {
            Assert.That(runs, Has.Count.EqualTo(4));
            Assert.That(runs[0].Training.Epochs, Is.EqualTo(2));
            Assert.That(runs[0].Training.EarlyStopping, Is.EqualTo(new EarlyStoppingOptions { Patience = 3 }));
            Assert.That(runs[0].Evaluation.AtMost, Is.EqualTo(100));
            Assert.That(runs[0].Dataset.Options, Is.EqualTo(new FakeDataOptions { Subset = 7 }));
            Assert.That(runs[0].Dataset.Id, Is.EqualTo("fashion-mnist"));
            Assert.That(nvc.Anchors, Is.EqualTo(20));
            Assert.That(nvc.Metric, Is.EqualTo(new FakeMetricOptions { Order = FakeOrder.FirstOrder }));
        });
    }

    [Test]
    public void Load_OverrideWithNothing_SwitchesOff() =>
        Assert.That(ExperimentFolder.Plan(TwoObjectives, "training.early_stopping.patience=3", "training.early_stopping=")[0].Training.EarlyStopping, Is.Null);

    [TestCase("training.epochs", "--set training.epochs  is not of the form path=value  write for instance --set training.epochs=2 or --set objective[1].anchors=20  [NB1020]")]
    [TestCase("training..epochs=2", "--set training..epochs  is not of the form path=value  write for instance --set training.epochs=2 or --set objective[1].anchors=20  [NB1020]")]
    [TestCase("=2", "--set   is not of the form path=value  write for instance --set training.epochs=2 or --set objective[1].anchors=20  [NB1020]")]
    [TestCase("training.epochz=2", "--set training.epochz  training.epochz  unknown key 'epochz'  did you mean 'epochs'? known keys: epochs, batch_size, drop_incomplete_batch, fast, clip_gradient_norm, early_stopping, validate_every, evaluate, checkpoint_every, checkpoint_seconds, device, optimizer, schedule  [NB1101]")]
    [TestCase("trainin.epochs=2", "--set trainin.epochs  trainin  unknown key 'trainin'  did you mean 'training'? known keys: name, description, extends, dataset, architecture, objective, reconstruction, latent_dimension, seeds, incompatible, baselines, training, evaluation, tracking, launcher  [NB1101]")]
    [TestCase("training.epochs=two", "--set training.epochs  training.epochs  'two' is not a whole number  write a whole number such as 20  [NB1103]")]
    [TestCase("training.epochs.more=2", "--set training.epochs.more  training.epochs.more  training.epochs is a single value and has no keys  set training.epochs itself  [NB1021]")]
    [TestCase("objective.anchors=2", "--set objective.anchors  objective.anchors  objective is a list of 2 entries  say which one: objective[0].anchors  [NB1021]")]
    [TestCase("objective[2].anchors=2", "--set objective[2].anchors  objective[2].anchors  there is no objective[2]  the last one is objective[1]  [NB1021]")]
    [TestCase("dataset[0].subset=2", "--set dataset[0].subset  dataset[0].subset  dataset is a map, not a list  set dataset itself, or a key of it  [NB1021]")]
    [TestCase("reconstruction[0]=gaussian", "--set reconstruction[0]  reconstruction[0]  there is no reconstruction  set reconstruction itself, or a key of it  [NB1021]")]
    [TestCase("extends=x.yaml", "--set extends  extends  what a file extends cannot be set  set the options themselves  [NB1021]")]
    [TestCase("seeds=[1, 2", "--set seeds  is not YAML: while parsing a flow sequence, did not find expected ',' or ']'  mend the line; a text with special characters needs quotes  [NB1002]")]
    [TestCase("training={ epochs: 1, epochs: 2 }", "--set training  training.epochs  the key 'epochs' is given twice  keep one of the two  [NB1007]")]
    public void Load_WrongOverride_IsNamedAfterItsPath(string set, string error)
    {
        using var folder = new ExperimentFolder();
        Assert.That(folder.With("exp.yaml", TwoObjectives).Errors(overrides: set), Is.EqualTo(new[] { error }));
    }
}
