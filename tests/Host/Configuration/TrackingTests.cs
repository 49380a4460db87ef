using NebulaBench.Host.Options;
using NebulaBench.Host.Planning;

namespace NebulaBench.Host.Tests.Configuration;

/// <summary>What an experiment says of tracking.</summary>
public sealed class TrackingTests
{
    [Test]
    public void Load_NothingSaid_IsOff() =>
        Assert.That(ExperimentFolder.Plan(ExperimentFolder.Minimal)[0].Tracking, Is.EqualTo(new TrackingOptions { Tensorboard = false }));

    [Test]
    public void Load_Tracking_ReachesEveryRun()
    {
        IReadOnlyList<RunSpec> runs = ExperimentFolder.Plan(
            ExperimentFolder.Minimal + "seeds: [0, 1]\ntracking: { tensorboard: true, histograms_every: 5, projector_samples: 0 }\n");

        Assert.That(runs.Select(run => run.Tracking), Is.All.EqualTo(
            new TrackingOptions { Tensorboard = true, HistogramsEvery = 5, ProjectorSamples = 0 }));
    }

    [Test]
    public void Load_SetOnTheCommandLine_IsOn() =>
        Assert.That(ExperimentFolder.Plan(ExperimentFolder.Minimal, "tracking.tensorboard=true")[0].Tracking.Tensorboard, Is.True);

    [TestCase("tracking: { tensorbord: true }", "6:13  tracking.tensorbord  unknown key 'tensorbord'  did you mean 'tensorboard'? known keys: tensorboard, histograms_every, histogram_samples, projector_samples  [NB1101]")]
    [TestCase("tracking: { tensorboard: yes }", "6:26  tracking.tensorboard  'yes' is neither true nor false  write true  [NB1103]")]
    [TestCase("tracking: { histograms_every: -1 }", "6:31  tracking.histograms_every  -1 is out of range  write a number from 0 to 1000000  [NB1105]")]
    [TestCase("tracking: { histogram_samples: 0 }", "6:32  tracking.histogram_samples  0 is out of range  write a number from 1 to 100000  [NB1105]")]
    [TestCase("tracking: true", "6:11  tracking  is a single value, but must be a map  write { key: value }  [NB1103]")]
    [TestCase("tracking: [{}, {}]", "6:11  tracking  must be a map and cannot make a product  write one value  [NB1103]")]
    [TestCase("tracking: { tensorboard: [true, false] }", "6:11  tracking  has a list of values and cannot make a product  write one value for each of its keys  [NB1103]")]
    public void Load_WrongTracking_SaysWhereWhatAndWhatWouldWork(string more, string error) =>
        Assert.That(ExperimentFolder.ErrorsOf(more + "\n"), Is.EqualTo(new[] { "exp.yaml:" + error }));
}
