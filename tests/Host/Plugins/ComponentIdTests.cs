using NebulaBench.Host.Components;

namespace NebulaBench.Host.Tests.Plugins;

public sealed class ComponentIdTests
{
    [TestCase("vae")]
    [TestCase("fashion-mnist")]
    [TestCase("beta-tc-vae2")]
    [TestCase("k3-means")]
    public void IsValid_KebabCase_IsTrue(string id) => Assert.That(ComponentId.IsValid(id), Is.True);

    [TestCase("")]
    [TestCase(null)]
    [TestCase("Vae")]
    [TestCase("snake_case")]
    [TestCase("with space")]
    [TestCase("-vae")]
    [TestCase("vae-")]
    [TestCase("beta--vae")]
    [TestCase("2d-shapes")]
    [TestCase("größe")]
    [TestCase("vae\n")]
    public void IsValid_AnythingElse_IsFalse(string? id) => Assert.That(ComponentId.IsValid(id), Is.False);
}
