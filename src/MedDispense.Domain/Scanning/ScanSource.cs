namespace MedDispense.Domain.Scanning;

/// <summary>By which way a code came to the page.</summary>
public enum ScanSource
{
    /// <summary>Typed, or by a way that is not known: it proves nothing.</summary>
    Keyboard,

    /// <summary>A scanner was held to it.</summary>
    Scanner,

    /// <summary>It was before the device's live camera.</summary>
    Camera,

    /// <summary>It stands in a still picture or a file, of whatever age.</summary>
    Picture,
}

/// <summary>What each way of a code proves.</summary>
public static class ScanSources
{
    /// <summary>The way that a page names.</summary>
    public static ScanSource Read(string? name) => name switch
    {
        "scanner" => ScanSource.Scanner,
        "camera" => ScanSource.Camera,
        "picture" => ScanSource.Picture,
        _ => ScanSource.Keyboard,
    };

    /// <summary>Whether what wears the code was there when it was read. Otherwise the code says what is meant, and the
    /// person makes sure of it another way.</summary>
    public static bool IsOfTheThingAtHand(this ScanSource source) => source switch
    {
        ScanSource.Scanner or ScanSource.Camera => true,
        ScanSource.Keyboard or ScanSource.Picture => false,
    };
}
