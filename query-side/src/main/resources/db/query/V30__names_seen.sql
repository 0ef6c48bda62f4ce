-- Whose names, contacts and texts an actor sees who is only a moderator: those of the activities that they lead.
CREATE INDEX activity_moderator_person ON query.activity_moderator (person);
CREATE INDEX registration_person ON query.registration (person);

-- Who left leads nothing any more, though past assignments stay (R-31).
CREATE VIEW query.led_activity WITH (security_invoker = true) AS
    SELECT s.organisation, s.actor, m.activity
    FROM query.staff s
    JOIN query.activity_moderator m ON m.person = s.person AND m.organisation = s.organisation
    WHERE s.actor IS NOT NULL AND (s.departed_on IS NULL OR s.departed_on >= CURRENT_DATE)
      AND NOT EXISTS (SELECT FROM query.person p WHERE p.person = s.person AND p.erased);
COMMENT ON VIEW query.led_activity IS 'Which activities an actor is an assigned moderator of';
GRANT SELECT ON query.led_activity TO quartier_query;

CREATE VIEW query.met_person WITH (security_invoker = true) AS
    SELECT l.organisation, l.actor, r.person
    FROM query.led_activity l
    JOIN query.registration r ON r.activity = l.activity AND r.organisation = l.organisation
    UNION ALL
    SELECT l.organisation, l.actor, m.person
    FROM query.led_activity l
    JOIN query.activity_moderator m ON m.activity = l.activity AND m.organisation = l.organisation;
COMMENT ON VIEW query.met_person IS 'Who is registered for, or leads, an activity that an actor leads';
GRANT SELECT ON query.met_person TO quartier_query;

-- The names that an answer may hold: to be joined by person. A moderator is an actor, or null for who sees nobody.
CREATE FUNCTION query.seen_name(of_organisation text, everyone boolean, moderator uuid)
    RETURNS TABLE (person uuid, name text, name_order text, erased boolean) LANGUAGE sql STABLE
AS $$
    SELECT n.person, n.name, n.name_order, n.erased
    FROM query.person_name n
    WHERE n.organisation = of_organisation AND (everyone OR EXISTS (
        SELECT FROM query.met_person met
        WHERE met.organisation = of_organisation AND met.actor = moderator AND met.person = n.person))
$$;
