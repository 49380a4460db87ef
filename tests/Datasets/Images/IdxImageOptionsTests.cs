using System.ComponentModel.DataAnnotations;

namespace NebulaBench.Datasets.Images.Tests;

[TestFixture]
internal sealed class IdxImageOptionsTests
{
    [Test]
    public void Defaults_Always_AreTheDocumentedOnes()
    {
        var options = new IdxImageOptions();

        Assert.Multiple(() =>
        {
            Assert.That(options.Validation, Is.EqualTo(5000));
            Assert.That(options.TrainingSubset, Is.Zero);
            Assert.That(options.TestSubset, Is.Zero);
            Assert.That(options.Binarize, Is.EqualTo(Binarization.None));
            Assert.That(options.BinarizeSeed, Is.Zero);
            Assert.That(options.Verify, Is.True);
        });
    }

    [TestCase(5000, 55_000, true, ExpectedResult = null)]
    [TestCase(5000, 55_001, true, ExpectedResult = "validation and training_subset together must not exceed the 60000 training samples")]
    [TestCase(5000, 55_001, false, ExpectedResult = null)]
    public string? Validate_HeldOutAndSubset_MustFitTheFiles(int validation, int subset, bool verify)
    {
        var options = new IdxImageOptions { Validation = validation, TrainingSubset = subset, Verify = verify };
        return options.Validate(new ValidationContext(options)).SingleOrDefault()?.ErrorMessage;
    }
}
