using NebulaBench.Objectives.Nebula.Anchors;
using NebulaBench.Testing;
using TorchSharp;

namespace NebulaBench.Objectives.Nebula.Tests.Anchors;

public sealed class AnchorMembershipTests
{
    [Test]
    public void Membership_AnyAssignment_HasDistancesAndTheirGradients()
    {
        using torch.Tensor z = torch.tensor(new double[,] { { 1, 0 }, { 0, 2 }, { 3, 3 } }).requires_grad_();
        using torch.Tensor anchors = torch.tensor(new double[,] { { 0, 0 }, { 1, 1 }, { 9, 9 } }).requires_grad_();

        var membership = new AnchorMembership(z, anchors, torch.tensor([1L, 0, 1]));
        membership.SquaredDistances.sum().backward();

        TensorAssert.Close(membership.SquaredDistances, torch.tensor(new double[] { 1, 4, 8 }), 0);
        TensorAssert.Close(membership.Members, torch.tensor(new double[,] { { 0, 1, 0 }, { 1, 0, 0 }, { 0, 1, 0 } }), 0);
        TensorAssert.Close(z.grad!, torch.tensor(new double[,] { { 0, -2 }, { 0, 4 }, { 4, 4 } }), 0);
        TensorAssert.Close(anchors.grad!, torch.tensor(new double[,] { { 0, -4 }, { -4, -2 }, { 0, 0 } }), 0);
    }

    /// <summary>|z|² + |a|² − 2 z·a would keep a handful of digits here.</summary>
    [Test]
    public void Membership_LatentsFarFromTheOrigin_LosesNoDigits()
    {
        using torch.Tensor z = torch.full([4, 3], 1000.25f), anchors = torch.full([2, 3], 1000f);

        var membership = new AnchorMembership(z, anchors, torch.zeros(4, torch.int64));

        Assert.That(membership.SquaredDistances.data<float>().ToArray(), Is.All.EqualTo(0.1875f));
    }

    [Test]
    public void Nearest_RandomLatents_HaveTheLeastDistanceAndNoGradient()
    {
        torch.manual_seed(2);
        using torch.Tensor z = torch.randn(200, 6).requires_grad_();
        using var anchors = new AnchorSet(17, 6);

        using torch.Tensor nearest = anchors.Nearest(z);

        using var still = torch.no_grad();
        using torch.Tensor all = (z.unsqueeze(1) - anchors.Positions).pow(2).sum(2L);
        Assert.That(nearest.data<long>().ToArray(), Is.EqualTo(all.argmin(1).data<long>().ToArray()));
        Assert.That(nearest.requires_grad, Is.False);
    }
}
