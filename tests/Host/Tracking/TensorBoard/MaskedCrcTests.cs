using System.Text;
using NebulaBench.Host.Tracking.TensorBoard;

namespace NebulaBench.Host.Tests.Tracking.TensorBoard;

public sealed class MaskedCrcTests
{
    [Test]
    public void Crc32C_CheckValue_IsThePublishedOne() =>
        Assert.That(MaskedCrc.Crc32C(Encoding.ASCII.GetBytes("123456789")), Is.EqualTo(0xE3069283));

    [Test]
    public void Crc32C_Zeros_IsThatOfTheStandard() => Assert.That(MaskedCrc.Crc32C(new byte[32]), Is.EqualTo(0x8A9136AA));

    [Test]
    public void Crc32C_Nothing_IsZero() => Assert.That(MaskedCrc.Crc32C([]), Is.Zero);
}
