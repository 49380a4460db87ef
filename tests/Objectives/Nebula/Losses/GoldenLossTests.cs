using NebulaBench.Objectives.Nebula.Anchors;
using NebulaBench.Objectives.Nebula.Losses;
using NebulaBench.Objectives.Nebula.Losses.Triplets;
using NebulaBench.Testing;
using NebulaBench.Toolkit.Prototypes;
using TorchSharp;

namespace NebulaBench.Objectives.Nebula.Tests.Losses;

/// <summary>Values and gradients against the independent implementation, in float64.</summary>
public sealed class GoldenLossTests
{
    [Test]
    public void AnchorAttraction_GoldenCase_HasValueAndGradients()
    {
        GoldenObjectives golden = GoldenObjectives.Case("anchor_attraction");
        using torch.Tensor z = golden.Tensor("z", requiresGradient: true);
        using torch.Tensor anchors = golden.Tensor("anchors", requiresGradient: true);

        using torch.Tensor nearest = SquaredDistances.Between(z, anchors).argmin(1);
        using torch.Tensor loss = AnchorAttraction.Loss(new AnchorMembership(z, anchors, nearest));
        loss.backward();

        TensorAssert.Close(loss, golden.Number("value"));
        TensorAssert.Close(z.grad!, golden["gradient"].Tensor("z"));
        TensorAssert.Close(anchors.grad!, golden["gradient"].Tensor("anchors"));
    }

    [Test]
    public void NebulaGravity_GoldenCase_HasValueAndGradients()
    {
        GoldenObjectives golden = GoldenObjectives.Case("nebula_gravity");
        using torch.Tensor z = golden.Tensor("z", requiresGradient: true);
        using torch.Tensor anchors = golden.Tensor("anchors", requiresGradient: true);

        using torch.Tensor distances = SquaredDistances.Between(z, anchors);
        using torch.Tensor assignment = distances.argmin(1);
        var membership = new AnchorMembership(z, anchors, assignment);
        using torch.Tensor loss = NebulaGravity.Loss(membership, anchors, clamp: false, normalize: false);
        loss.backward();

        Assert.That(assignment.data<long>().ToArray(), Is.EqualTo(golden.Indices("assignment").data<long>().ToArray()));
        TensorAssert.Close(NebulaGravity.Masses(membership, mean: false), golden.Tensor("mass"));
        TensorAssert.Close(loss, golden.Number("value"));
        TensorAssert.Close(z.grad!, golden["gradient"].Tensor("z"));
        TensorAssert.Close(anchors.grad!, golden["gradient"].Tensor("anchors"));
    }

    [Test]
    public void NebulaGravity_GoldenCaseWithAReference_HasValueAndGradients()
    {
        GoldenObjectives golden = GoldenObjectives.Case("nebula_gravity_scale_free");
        using torch.Tensor z = golden.Tensor("z", requiresGradient: true);
        using torch.Tensor anchors = golden.Tensor("anchors", requiresGradient: true);
        using torch.Tensor reference = torch.tensor(golden.Number("reference_squared_distance"), torch.float64);

        var membership = new AnchorMembership(z, anchors, golden.Indices("assignment"));
        using torch.Tensor loss = NebulaGravity.Loss(membership, anchors, clamp: true, normalize: true, reference);
        loss.backward();

        TensorAssert.Close(loss, golden.Number("value"));
        TensorAssert.Close(z.grad!, golden["gradient"].Tensor("z"));
        TensorAssert.Close(anchors.grad!, golden["gradient"].Tensor("anchors"));
    }

    [Test]
    public void AnchorWeights_GoldenCase_HasBothReadings()
    {
        GoldenObjectives golden = GoldenObjectives.Case("anchor_weights");
        using torch.Tensor z = golden.Tensor("z"), positions = golden.Tensor("anchors");
        using AnchorSet anchors = new AnchorSet(positions.shape[0], positions.shape[1]).to(torch.ScalarType.Float64);
        anchors.MoveTo(positions);

        TensorAssert.Close(anchors.Weights(z, AnchorConditioning.Reference), golden.Tensor("softmax_of_squared_distance"));
        TensorAssert.Close(anchors.Weights(z, AnchorConditioning.Nearest), golden.Tensor("softmax_of_negative_squared_distance"));
    }

    [TestCase("triplet_ratio_by_assignment")]
    [TestCase("triplet_ratio_by_label")]
    public void RatioTriplet_GoldenCase_HasValueAndGradients(string name)
    {
        GoldenObjectives golden = GoldenObjectives.Case(name);
        using torch.Tensor z = golden.Tensor("z", requiresGradient: true);
        using torch.Tensor margin = golden.Tensor("margin", requiresGradient: true);

        using torch.Tensor loss = RatioTriplet.Loss(z, golden.Indices("labels"), margin);
        loss.backward();

        TensorAssert.Close(loss, golden.Number("value"));
        TensorAssert.Close(z.grad!, golden["gradient"].Tensor("z"));
        TensorAssert.Close(margin.grad!, golden["gradient"].Number("margin"));
    }
}
