using System.ComponentModel.DataAnnotations;
using NebulaBench.Toolkit.Architectures;

namespace NebulaBench.Architectures.PointCloud.Tests;

public sealed class OptionTests
{
    [Test]
    public void Defaults_OfPointNet_AreThoseOfTheDocumentation()
    {
        var options = new PointNetOptions();

        Assert.Multiple(() =>
        {
            Assert.That(options.Widths, Is.EqualTo(new[] { 64, 128, 256 }));
            Assert.That(options.Hidden, Is.EqualTo(128));
            Assert.That(options.Decoder, Is.EqualTo(CloudDecoder.Mlp));
            Assert.That(options.DecoderWidths, Is.EqualTo(new[] { 128, 128 }));
            Assert.That(options.InputTransform, Is.False);
            Assert.That(options.FeatureTransform, Is.False);
            Assert.That(options.Activation, Is.EqualTo(Activation.Relu));
            Assert.That(options.BatchNorm, Is.True);
            Assert.That(options.Dropout, Is.Zero);
        });
    }

    [Test]
    public void Validate_NoWidths_NamesTheOption()
    {
        Assert.That(Wrong(nameof(PointNetOptions.Widths), Array.Empty<int>()), Is.EqualTo(new[] { nameof(PointNetOptions.Widths) }));
        Assert.That(Wrong(nameof(PointNetOptions.DecoderWidths), Array.Empty<int>()), Is.EqualTo(new[] { nameof(PointNetOptions.DecoderWidths) }));
    }

    [TestCase(nameof(PointNetOptions.Hidden), -1)]
    [TestCase(nameof(PointNetOptions.Dropout), 1.0)]
    [TestCase(nameof(PointNetOptions.Decoder), (CloudDecoder)7)]
    public void Validate_OutOfRange_NamesTheOption(string option, object value) => Assert.That(Wrong(option, value), Is.EqualTo(new[] { option }));

    private static string[] Wrong(string option, object value)
    {
        var results = new List<ValidationResult>();
        var context = new ValidationContext(new PointNetOptions()) { MemberName = option };
        Validator.TryValidateProperty(value, context, results);
        return [.. results.SelectMany(result => result.MemberNames).Distinct()];
    }
}
