using NebulaBench.Objectives.Nebula.Anchors;
using NebulaBench.Objectives.Nebula.Losses;
using NebulaBench.Testing;
using NebulaBench.Toolkit.Prototypes;
using TorchSharp;

namespace NebulaBench.Objectives.Nebula.Tests.Losses;

public sealed class NebulaGravityTests
{
    [Test]
    public void Loss_AnchorsFarApartWithClamp_IsZero()
    {
        using torch.Tensor anchors = torch.tensor(new double[,] { { 0, 0 }, { 3, 0 }, { 0, 5 } });
        using torch.Tensor z = torch.randn(8, 2, torch.float64);

        Assert.That(Gravity(z, anchors, clamp: true, normalize: false).ToDouble(), Is.Zero);
    }

    [Test]
    public void Loss_AnchorsFarApartWithoutClamp_RewardsMass()
    {
        using torch.Tensor anchors = torch.tensor(new double[,] { { 0, 0 }, { 3, 0 } });
        using torch.Tensor near = torch.tensor(new double[,] { { 0.1, 0 }, { 2.9, 0 } });
        using torch.Tensor far = torch.tensor(new double[,] { { 0, 4 }, { 3, 4 } });

        double nearLoss = Gravity(near, anchors, clamp: false, normalize: false).ToDouble();
        double farLoss = Gravity(far, anchors, clamp: false, normalize: false).ToDouble();

        Assert.That(farLoss, Is.LessThan(nearLoss), "the formula as written falls as latents leave their anchors");
    }

    [Test]
    public void Loss_TwoCloseAnchors_EqualsTheFormula()
    {
        using torch.Tensor anchors = torch.tensor(new double[,] { { 0, 0 }, { 0.5, 0 } });
        using torch.Tensor z = torch.tensor(new double[,] { { 0.1, 0 }, { -0.2, 0 }, { 0.5, 0.3 } });

        double masses = (1 + 0.01 + 0.04) * (1 + 0.09);

        TensorAssert.Close(Gravity(z, anchors, clamp: true, normalize: false), masses * -Math.Log(0.25), 1e-12);
        double meanMasses = (1 + (0.05 / 2)) * (1 + 0.09);
        TensorAssert.Close(Gravity(z, anchors, clamp: true, normalize: true), meanMasses * -Math.Log(0.25), 1e-12);
    }

    [Test]
    public void Loss_NormalizedBatchTwice_DoesNotChange()
    {
        torch.manual_seed(3);
        using torch.Tensor anchors = torch.randn(5, 3, torch.float64) * 0.3;
        using torch.Tensor z = torch.randn(20, 3, torch.float64);
        using torch.Tensor twice = torch.cat([z, z]);

        double once = Gravity(z, anchors, clamp: true, normalize: true).ToDouble();

        TensorAssert.Close(Gravity(twice, anchors, clamp: true, normalize: true), once, 1e-12);
    }

    [Test]
    public void Loss_OneAnchor_IsZero()
    {
        using torch.Tensor anchors = torch.zeros(1, 2, torch.float64);
        using torch.Tensor z = torch.randn(4, 2, torch.float64);

        Assert.That(Gravity(z, anchors, clamp: true, normalize: true).ToDouble(), Is.Zero);
    }

    [Test]
    public void Loss_CoincidingAnchors_IsFinite()
    {
        using torch.Tensor anchors = torch.zeros(3, 2, torch.float64).requires_grad_();
        using torch.Tensor z = torch.randn(4, 2, torch.float64);

        using torch.Tensor loss = Gravity(z, anchors, clamp: true, normalize: true);
        loss.backward();

        Assert.That(double.IsFinite(loss.ToDouble()), Is.True);
        Assert.That(anchors.grad!.isfinite().all().ToBoolean(), Is.True);
    }

    [Test]
    public void Loss_Gradients_AreFiniteDifferences([Values] bool clamp, [Values] bool normalize)
    {
        torch.manual_seed(5);
        using torch.Tensor anchors = (torch.randn(6, 3, torch.float64) * 0.5).requires_grad_();
        using torch.Tensor z = torch.randn([20, 3], torch.float64).requires_grad_();
        using torch.Tensor distances = SquaredDistances.Between(z.detach(), anchors.detach());
        using torch.Tensor assignment = distances.argmin(1);
        Loss(z, anchors).backward();

        using var still = torch.no_grad();
        using torch.Tensor anchorsAside = torch.randn_like(anchors), latentsAside = torch.randn_like(z);
        double alongAnchors = Slope(step => Loss(z, anchors + (step * anchorsAside)));
        double alongLatents = Slope(step => Loss(z + (step * latentsAside), anchors));

        Assert.That(alongAnchors, Is.Not.Zero);
        TensorAssert.Close((anchors.grad! * anchorsAside).sum(), alongAnchors, 1e-6);
        TensorAssert.Close((z.grad! * latentsAside).sum(), alongLatents, 1e-6);

        torch.Tensor Loss(torch.Tensor latents, torch.Tensor positions) => NebulaGravity.Loss(
            new AnchorMembership(latents, positions, assignment), positions, clamp, normalize);

        static double Slope(Func<double, torch.Tensor> loss)
        {
            const double Step = 1e-6;
            return (loss(Step).ToDouble() - loss(-Step).ToDouble()) / (2 * Step);
        }
    }

    private static torch.Tensor Gravity(torch.Tensor z, torch.Tensor anchors, bool clamp, bool normalize)
    {
        torch.Tensor nearest = SquaredDistances.Between(z, anchors).argmin(1);
        return NebulaGravity.Loss(new AnchorMembership(z, anchors, nearest), anchors, clamp, normalize);
    }
}
