using NebulaBench.Runtime.Platform;
using TorchSharp;

namespace NebulaBench.Host.Tests.Training;

[Platform("Linux")]
public sealed class FlushedDenormalsTests
{
    [Test]
    public void Flushed_ProductBelowTheSmallestNormalNumber_IsZeroWhileItLives()
    {
        if (System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture != System.Runtime.InteropServices.Architecture.X64)
        {
            Assert.Ignore("Only processors of kind x64 are told to flush.");
        }
        float before = Product(), inside, unwanted;
        using (new FlushDenormalsScope(wanted: true))
        {
            inside = Product();
            using (new FlushDenormalsScope(wanted: true))
            {
            }
            Assert.That(Product(), Is.Zero, "The inner one ended, the outer one did not.");
        }
        using (new FlushDenormalsScope(wanted: false))
        {
            unwanted = Product();
        }

        Assert.That(before, Is.GreaterThan(0f).And.LessThan(1.18e-38f));
        Assert.That((inside, unwanted, Product()), Is.EqualTo((0f, before, before)));
    }

    private static float Product()
    {
        using torch.Tensor small = torch.tensor(1e-20f);
        using torch.Tensor product = small * small;
        return product.ToSingle();
    }
}
