using TorchSharp;

namespace NebulaBench.Toolkit.Architectures;

/// <summary>The activations that architectures offer: one list, so that a comparison can hold it fixed. See <see cref="ActivationModules"/>.</summary>
public enum Activation
{
    /// <summary>max(0, x).</summary>
    Relu,

    /// <summary>The logistic function, which the published experiments use.</summary>
    Sigmoid,

    /// <summary>The hyperbolic tangent.</summary>
    Tanh,

    /// <summary>x times the normal distribution function of x.</summary>
    Gelu,

    /// <summary>max(0, x) with a slope of 0.01 below 0.</summary>
    LeakyRelu,
}

/// <summary>Makes modules of activations.</summary>
public static class ActivationModules
{
    /// <summary>A new module, without parameters, that applies an activation to every value of a tensor of any shape.</summary>
    /// <param name="activation">Which activation.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the activations.</exception>
    public static torch.nn.Module<torch.Tensor, torch.Tensor> ToModule(this Activation activation) => activation.ToModule(inPlace: false);

    /// <summary>A new module, without parameters, that applies an activation to every value of a tensor of any shape.</summary>
    /// <param name="activation">Which activation.</param>
    /// <param name="inPlace">
    /// Whether it may write over what it is given, which saves memory and time and changes no value: where nothing else reads that, as after a layer
    /// or a norm. GELU, sigmoid and tanh never do.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the activations.</exception>
    public static torch.nn.Module<torch.Tensor, torch.Tensor> ToModule(this Activation activation, bool inPlace) => activation switch
    {
        Activation.Relu => torch.nn.ReLU(inPlace),
        Activation.Sigmoid => torch.nn.Sigmoid(),
        Activation.Tanh => torch.nn.Tanh(),
        Activation.Gelu => torch.nn.GELU(),
        Activation.LeakyRelu => torch.nn.LeakyReLU(0.01, inPlace),
        _ => throw new ArgumentOutOfRangeException(nameof(activation)),
    };
}
