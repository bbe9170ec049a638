namespace MedDispense.Web.Features.Scan;

/// <summary>Kinds of things that a scan can lead to.</summary>
public enum ScanTargetKind
{
    Pack,
    Medicine,
    Place,
    Client,
    Person,
    StockOrder,
    PreparedDose,
}

/// <summary>One thing that a scan can mean, and where its page is.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Which.</param>
/// <param name="Name">As people call it.</param>
/// <param name="Detail">What tells it from others of that name; empty when nothing does.</param>
public sealed record ScanTarget(ScanTargetKind Kind, Guid Id, string Name, string Detail)
{
    /// <summary>Address of its page; an id says nothing about a client.</summary>
    public string Href => Kind switch
    {
        ScanTargetKind.Pack => $"/packs/{Id}",
        ScanTargetKind.Medicine => $"/medicines/{Id}",
        ScanTargetKind.Place => $"/stock?place={Id}",
        ScanTargetKind.Client => $"/clients/{Id}",
        ScanTargetKind.Person => $"/staff/{Id}",
        ScanTargetKind.StockOrder => $"/stock-orders/{Id}",
        ScanTargetKind.PreparedDose => $"/doses/{Id}/observe",
    };

    /// <summary>The policy of that page; a person without it is told so instead of being sent there.</summary>
    public string Policy => Kind switch
    {
        ScanTargetKind.Pack => Hosting.Policies.SeeStock,
        ScanTargetKind.Medicine => Hosting.Policies.SeeMedicines,
        ScanTargetKind.Place => Hosting.Policies.SeeStock,
        ScanTargetKind.Client => Hosting.Policies.SeeClients,
        ScanTargetKind.Person => Hosting.Policies.KeepStaff,
        ScanTargetKind.StockOrder => Hosting.Policies.SeeStock,
        ScanTargetKind.PreparedDose => Hosting.Policies.GiveDoses,
    };

    public string KindWords => Kind switch
    {
        ScanTargetKind.Pack => "Pack",
        ScanTargetKind.Medicine => "Medicine",
        ScanTargetKind.Place => "Place",
        ScanTargetKind.Client => "Client",
        ScanTargetKind.Person => "Colleague",
        ScanTargetKind.StockOrder => "Order",
        ScanTargetKind.PreparedDose => "Prepared dose",
    };
}

/// <summary>What a scan means in this house.</summary>
/// <param name="Read">What was read, in plain words.</param>
/// <param name="Targets">Everything that it can mean; one of them alone is gone to at once.</param>
/// <param name="WhatToDo">What to do where it means nothing, or several things.</param>
public sealed record ScanAnswer(string Read, IReadOnlyList<ScanTarget> Targets, string WhatToDo);
