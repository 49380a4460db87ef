using NebulaBench.Conformance.Datasets;

namespace NebulaBench.Conformance.Tests;

[NonParallelizable]
internal sealed class DatasetPointsTests
{
    [Test]
    public void All_DatasetInOrder_PassesEverywhere() => Assert.That(FailuresOf(DatasetFlaw.None), Is.Empty);

    [TestCase(DatasetFlaw.RepeatsAClass, "info describes the samples: the classes are called 'a', 'a'")]
    [TestCase(DatasetFlaw.HasNoTestSamples, "training and test have samples: Test has no sample")]
    [TestCase(DatasetFlaw.DeclaresAnotherShape, "samples have the declared shape: Training: the input has the shape [32, 3], not [32, 4]")]
    [TestCase(DatasetFlaw.IgnoresTheOrder, "a shuffled order gives the samples asked for: Training: Indices are not those that were asked for")]
    [TestCase(DatasetFlaw.KeepsATensor, "disposing leaves no tensor: Training: 1 tensors are left")]
    [TestCase(DatasetFlaw.DrawsAnew, "loading again gives the same samples: Training: a second load gives other inputs")]
    [TestCase(DatasetFlaw.ReadsUnderTheCulture, "the culture changes nothing: Training: loading under a culture with decimal commas gives other inputs")]
    [TestCase(DatasetFlaw.RepeatsSamples, "splits share no sample: 40 inputs occur more than once")]
    [TestCase(DatasetFlaw.LabelsBeyondTheClasses, "labels name classes: Training: a label is not from 0 to 1")]
    [TestCase(DatasetFlaw.LacksAnId, "ids name every sample: Training: there are 40 samples and 39 ids")]
    [TestCase(DatasetFlaw.LacksFactors, "factors are as many as declared: Training: the factors are [40, 1], not [40, 2]")]
    public void All_OneFlaw_FailsAtItsPoint(object flaw, string failure) => Assert.That(FailuresOf((DatasetFlaw)flaw), Has.Some.EqualTo(failure));

    [Test]
    public void All_HashOfTheTime_SaysBothHashes() =>
        Assert.That(FailuresOf(DatasetFlaw.HashesTheTime).Single(), Does.Match("^content hash is stable: the hash was [0-9a-f]{32}, then [0-9a-f]{32}$"));

    [Test]
    public void All_NotANumber_FailsWhereItIsRead() =>
        Assert.That(FailuresOf(DatasetFlaw.HasNotANumber), Has.Some.EqualTo("samples are finite: Training: an input is not finite"));

    [Test]
    public void All_OutputOfAnotherShape_FailsAgainstItsTargets() =>
        Assert.That(FailuresOf(DatasetFlaw.DeclaresAnotherOutput).Single(), Does.StartWith("targets fit the declared output: Training: it threw "));

    [Test]
    public void All_UniquenessNotClaimed_LeavesRepeatedSamplesOut() =>
        Assert.That(Failures.For(new DatasetPoints(() => new SpoiltDataset(DatasetFlaw.RepeatsSamples), samplesAreUnique: false).All), Is.Empty);

    private static IReadOnlyList<string> FailuresOf(DatasetFlaw flaw) => Failures.For(new DatasetPoints(() => new SpoiltDataset(flaw)).All);
}
