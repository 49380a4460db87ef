using NebulaBench.Conformance.Objectives;
using NebulaBench.Conformance.Points;

namespace NebulaBench.Conformance.Tests;

[NonParallelizable]
internal sealed class ObjectivePointsTests
{
    [Test]
    public void All_ObjectiveInOrder_PassesEverywhere() => Assert.That(FailuresOf(ObjectiveFlaw.None), Is.Empty);

    [TestCase(ObjectiveFlaw.RepeatsAName, "the loss has named terms that add up")]
    [TestCase(ObjectiveFlaw.SumsOverTheBatch, "the loss is a mean over the batch")]
    [TestCase(ObjectiveFlaw.HasAnIdleParameter, "gradients reach every parameter")]
    [TestCase(ObjectiveFlaw.FreezesItsPrototypes, "prototypes learn")]
    [TestCase(ObjectiveFlaw.AssignsOutOfRange, "latents belong to prototypes")]
    [TestCase(ObjectiveFlaw.MeasuresItsPriorWrongly, "the prior can be drawn and measured")]
    [TestCase(ObjectiveFlaw.DrawsInEvaluation, "evaluation draws nothing")]
    [TestCase(ObjectiveFlaw.NeedsTwoSamples, "takes degenerate batches")]
    [TestCase(ObjectiveFlaw.IgnoresTheSeed, "the same seed gives the same module")]
    [TestCase(ObjectiveFlaw.ForgetsItsState, "weights and state can be saved and loaded")]
    [TestCase(ObjectiveFlaw.KeepsLatents, "keeps no tensor")]
    public void All_OneFlaw_FailsAtItsPointAlone(object flaw, string point) =>
        Assert.That(FailuresOf((ObjectiveFlaw)flaw).Select(failure => failure.Split(':')[0]), Is.EqualTo(new[] { point }));

    [TestCase(ObjectiveFlaw.ReturnsNoScalar, "the loss has named terms that add up: image 1×16×16: the term pull is no scalar: it has 2 values")]
    [TestCase(ObjectiveFlaw.DividesByZero, "loss and gradients are finite: image 1×16×16: the loss is Infinity")]
    public void All_LossThatCannotBeMinimized_SaysSoFirst(object flaw, string failure) =>
        Assert.That(FailuresOf((ObjectiveFlaw)flaw)[0], Is.EqualTo(failure));

    private static IReadOnlyList<string> FailuresOf(ObjectiveFlaw flaw) =>
        Failures.For(new ObjectivePoints(() => new SpoiltObjective(flaw), TinyData.Image).All);
}
