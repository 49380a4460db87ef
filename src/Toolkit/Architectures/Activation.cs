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
