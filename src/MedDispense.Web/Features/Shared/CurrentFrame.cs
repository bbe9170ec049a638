namespace MedDispense.Web.Features.Shared;

/// <summary>
/// Holds the frame of this request. Filled once for a signed-in person, before a view is shown; as long as it is empty
/// pages take the signed-out layout, so that an error page never needs what may have failed.
/// </summary>
public sealed class CurrentFrame
{
    /// <summary>The frame, or null where nobody is signed in.</summary>
    public PageFrame? Frame { get; private set; }

    /// <summary>Sets the frame of this request.</summary>
    public void Show(PageFrame frame) => Frame = frame;
}
