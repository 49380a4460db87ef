using System.ComponentModel.DataAnnotations;
using NebulaBench.Architectures;
using NebulaBench.Conformance.Architectures;
using NebulaBench.Conformance.Points;
using NebulaBench.Datasets;
using NebulaBench.Host.Components;
using NebulaBench.Host.ConfigurationErrors;
using NebulaBench.Host.Options;
using NebulaBench.Host.Planning;

namespace NebulaBench.Compositions.Tests;

/// <summary>
/// Whatever options a bundled architecture is given: either validation refuses them, or the model can be built and takes a batch. Options are drawn
/// at random within their ranges, near the lower limits, where they contradict each other and the data most often.
/// </summary>
[NonParallelizable]
public sealed class OptionsThatPassTests
{
    private const int Wanted = 10, MostTrials = 100, MostOfANumber = 12, MostEntries = 4, Multiple = 4;

    private static readonly string[] Datasets =
    [
        "{ id: stroke-digits, size: 16, translation: 1, training: 20, validation: 10, test: 10 }",
        "{ id: parametric-shapes, points: 16, training: 20, validation: 10, test: 10 }",
        "{ id: parametric-shapes, representation: voxels, resolution: 8, training: 20, validation: 10, test: 10 }",
        "{ id: grammar, length: 12, training: 20, validation: 10, test: 10 }",
    ];

    private readonly RealPlugins plugins = new();

    [OneTimeTearDown]
    public void Release() => plugins.Dispose();

    [Test]
    public void Build_OptionsThatPassValidation_NeverFails()
    {
        ComponentDescriptor[] architectures =
            [.. plugins.Get<IComponentCatalog>().Components.Where(component => component.Kind == ComponentKind.Architecture)];
        Assert.That(architectures, Has.Length.GreaterThan(8));
        Assert.Multiple(() => Array.ForEach(architectures, TryOut));
    }

    [TestCase("mlp", "widths: [0]", "architecture.widths[0]")]
    [TestCase("mlp", "widths: [16, -3]", "architecture.widths[1]")]
    [TestCase("transformer", "width: 32, heads: 5", "32 is no multiple of 5")]
    [TestCase("conv", "filters: [4, 8, 8, 8, 8, 8, 8, 8, 8, 8]", "this image has room for")]
    [TestCase("conv", "filters: [4, 8], kernel_size: [3, 3, 3]", "kernel_size has 3 entries and filters 2")]
    [TestCase("fire", "filters: [6]", "not divisible by 4")]
    public void Load_OptionsThatContradict_SaysWhich(string architecture, string options, string problem)
    {
        string dataset = architecture == "transformer" ? Datasets[^1] : Datasets[0];

        Assert.That(() => Plan(architecture, options, dataset), Throws.TypeOf<ConfigurationException>().With.Message.Contain(problem));
    }

    private void TryOut(ComponentDescriptor architecture)
    {
        var random = new Random(20_240);
        string[] fitting = [.. Datasets.Where(dataset => Spec(architecture.Id, "", dataset) is not null)];
        int built = 0;
        for (int trial = 0; trial < MostTrials && built < Wanted; trial++)
        {
            object options = Draw(architecture.Options, random);
            string text = CanonicalJson.For(options)[1..^1];
            foreach (string dataset in fitting)
            {
                if (Spec(architecture.Id, text, dataset) is { } spec)
                {
                    Check(spec, $"{architecture.Id}: {text} on {dataset}");
                    built++;
                }
            }
        }
        Assert.That(built, Is.GreaterThanOrEqualTo(Wanted), $"{architecture.Id}: too few of the options that were drawn pass");
    }

    private RunSpec? Spec(string architecture, string options, string dataset)
    {
        try
        {
            return Plan(architecture, options, dataset);
        }
        catch (ConfigurationException refused)
        {
            Assert.That(refused.Message, Does.Not.Contain(ConfigurationCodes.ComponentFails), $"{architecture}: {options} on {dataset}");
            return null;
        }
    }

    private RunSpec Plan(string architecture, string options, string dataset) => plugins.Plan($$"""
        name: any
        dataset: {{dataset}}
        architecture: { id: {{architecture}}{{(options.Length > 0 ? ", " + options : "")}} }
        latent_dimension: 3
        objective: { id: ae }
        baselines: []
        """)[0];

    private void Check(RunSpec spec, string what)
    {
        var factory = plugins.Get<IComponentFactory>();
        DatasetInfo data = factory.Create<IDataset>(spec.Dataset).Info;
        var points = new ArchitecturePoints(() => factory.Create<IArchitecture>(spec.Architecture), [(data.Input, data.Output)]);
        foreach (ConformancePoint point in points.All.Where(point => point.IsBasic))
        {
            Finding finding = point.Find();
            Assert.That(finding.Outcome, Is.Not.EqualTo(Outcome.Fail), $"{what}: {finding.Point}: {finding.Cause} {finding.Failure}");
        }
    }

    private static object Draw(Type type, Random random)
    {
        object options = Activator.CreateInstance(type)!;
        foreach (OptionProperty option in OptionProperty.For(type).Where(_ => random.Next(2) == 0))
        {
            if (Value(option.Type, option.Rules, random) is { } value)
            {
                option.Set(options, value);
            }
        }
        return options;
    }

    // Null for what is left at its default.
    private static object? Value(OptionType type, IReadOnlyList<ValidationAttribute> rules, Random random)
    {
        NumberRange? range = rules.OfType<System.ComponentModel.DataAnnotations.RangeAttribute>().Select(rule => new NumberRange(rule)).FirstOrDefault();
        double lowest = range?.Lowest ?? 0;
        switch (type.Kind)
        {
            case OptionKind.Truth:
                return random.Next(2) == 0;
            case OptionKind.Whole:
                int most = (int)Math.Min(MostOfANumber, (range?.Highest ?? double.MaxValue) - lowest);
                double any = lowest + random.Next(most + 1);
                // Every other number is a multiple of four, which widths and filters often must be.
                return Convert.ChangeType(any > Multiple && random.Next(2) == 0 ? any - (any % Multiple) : any, type.ClrType, null);
            case OptionKind.Number:
                return Convert.ChangeType(lowest + (random.NextDouble() * Math.Min(MostOfANumber, (range?.Highest ?? 1) - lowest)), type.ClrType, null);
            case OptionKind.Choice:
                Array choices = Enum.GetValues(type.ClrType);
                return choices.GetValue(random.Next(choices.Length));
            case OptionKind.List when type.Element!.Depth == 0:
                var list = Array.CreateInstance(type.Element.ClrType, random.Next(MostEntries) + 1);
                for (int index = 0; index < list.Length; index++)
                {
                    list.SetValue(Value(type.Element, rules, random), index);
                }
                return list;
            default:
                return null;
        }
    }
}
