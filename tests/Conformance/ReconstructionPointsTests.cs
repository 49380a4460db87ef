using NebulaBench.Conformance.Points;
using NebulaBench.Conformance.Reconstructions;
using NebulaBench.Datasets;

namespace NebulaBench.Conformance.Tests;

[NonParallelizable]
internal sealed class ReconstructionPointsTests
{
    private static readonly DatasetInfo Vectors = TinyData.All.Single(data => data.Output is VectorShape);
    private static readonly DatasetInfo Tokens = TinyData.All.Single(data => data.Output is SequenceShape);

    [Test]
    public void All_ReconstructionInOrder_PassesEverywhere() => Assert.That(FailuresOf(ReconstructionFlaw.None), Is.Empty);

    [TestCase(ReconstructionFlaw.LooksAtTheBatch, "a sample's cost does not depend on its batch")]
    [TestCase(ReconstructionFlaw.AveragesOverTheSample, "costs add up over a sample")]
    [TestCase(ReconstructionFlaw.HasAnotherMean, "the mean is that of the samples")]
    [TestCase(ReconstructionFlaw.TurnsItsGradient, "gradients lead to a lower cost")]
    [TestCase(ReconstructionFlaw.TakesARoot, "takes what is exact, empty and far off")]
    [TestCase(ReconstructionFlaw.ShowsOneSample, "can be shown")]
    [TestCase(ReconstructionFlaw.KeepsCosts, "keeps no tensor")]
    public void All_OneFlaw_FailsAtItsPointAlone(object flaw, string point) =>
        Assert.That(FailuresOf((ReconstructionFlaw)flaw).Select(failure => failure.Split(':')[0]), Is.EqualTo(new[] { point }));

    [TestCase(ReconstructionFlaw.AveragesOverTheBatch, "every sample has a cost: vector 10: what PerSample returns has the shape [], not [5]")]
    [TestCase(ReconstructionFlaw.CutsTheGraph, "gradients lead to a lower cost: vector 10: the cost has no graph to differentiate")]
    [TestCase(ReconstructionFlaw.WritesIntoTheOutput, "changes neither output nor target: vector 10: the output has changed")]
    public void All_FlawThatShowsAtSeveralPoints_SaysWhatItIs(object flaw, string failure) =>
        Assert.That(FailuresOf((ReconstructionFlaw)flaw), Does.Contain(failure));

    [Test]
    public void All_ClaimsWhatItCannotTake_SaysSo() => Assert.That(
        Failures.For(new ReconstructionPoints(() => new SpoiltReconstruction(ReconstructionFlaw.ClaimsTokens), [Tokens]).All)[0],
        Does.StartWith("every sample has a cost: sequence 6: it threw "));

    [Test]
    public void All_DoesNotSupportTheData_SaysSoFirst() => Assert.That(
        Failures.For(new ReconstructionPoints(() => new SpoiltReconstruction(ReconstructionFlaw.None), [Tokens]).All)[0],
        Is.EqualTo("supports the data: sequence 6: Supports says: its targets are classes, not numbers; use categorical."));

    private static IReadOnlyList<string> FailuresOf(ReconstructionFlaw flaw) =>
        Failures.For(new ReconstructionPoints(() => new SpoiltReconstruction(flaw), [Vectors]).All);
}
