namespace NebulaBench.Host.Components;

/// <summary>What messages about a component have in common.</summary>
public static class ComponentText
{
    /// <summary>The component and where it comes from.</summary>
    public static string Where(ComponentDescriptor component)
    {
        ArgumentNullException.ThrowIfNull(component);
        return $"{KindText.For(component.Kind)} '{component.Id}' of plugin '{component.Plugin.Name}' ({component.Plugin.Path})";
    }

    /// <summary>What to do about a component that does not work.</summary>
    public static string Remedy(ComponentDescriptor component)
    {
        ArgumentNullException.ThrowIfNull(component);
        return "Check its options in the experiment; if they are right, show the plugin's author what "
            + $"'nebula plugins check {Path.GetDirectoryName(component.Plugin.Path)}' says.";
    }
}
