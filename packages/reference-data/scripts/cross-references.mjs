// What a schema cannot see: every code that one list takes from another exists there, and ranges run forwards.

/** Problems between the lists and the rulebooks, one sentence each. */
export function problemsBetween(lists, rulebooks) {
  const problems = [];
  const idsOf = (list, key) => new Set(lists[list].map((record) => record[key]));
  const sources = idsOf('sources', 'id');
  const territories = new Map(lists.territories.map((territory) => [territory.id, territory]));
  const gates = new Map(lists.gates.map((gate) => [gate.id, gate]));
  const permitTypes = idsOf('permit-types', 'code');
  const occupations = idsOf('occupations', 'code');
  const industries = idsOf('industries', 'code');
  const nationalities = idsOf('nationalities', 'code');
  const must = (condition, sentence) => condition || problems.push(sentence);
  const ordered = (from, until) => from === null || until === null || from <= until;

  for (const [list, key] of [
    ['gates', 'id'],
    ['territories', 'id'],
    ['sources', 'id'],
    ['permit-types', 'code'],
    ['occupations', 'code'],
    ['industries', 'code'],
  ])
    // prettier-ignore
    must(idsOf(list, key).size === lists[list].length, `${list}: an ${key} stands there twice`);
  everySource([lists, rulebooks], (id, path) => must(sources.has(id), `${path}: no source ${id}`));

  for (const territory of lists.territories) {
    const { id, parent, validFrom, validUntil, predecessors, successors } = territory;
    must(id.startsWith(`${territory.side}:`), `${id}: is not of side ${territory.side}`);
    must(parent === null || territories.has(parent), `${id}: no parent ${parent}`);
    must(ordered(validFrom, validUntil), `${id}: ends before it begins`);
    for (const other of predecessors) must(territories.get(other)?.successors.includes(id), `${id}: predecessor ${other} does not name it`);
    for (const other of successors) must(territories.get(other)?.predecessors.includes(id), `${id}: successor ${other} does not name it`);
    must(successors.length > 0 === (validUntil !== null), `${id}: a unit that ended has successors, and no other has`);
  }
  for (const gate of lists.gates) {
    must(gate.parent === null || gates.get(gate.parent)?.parent === null, `${gate.id}: no parent ${gate.parent}`);
    must(gate.classes[0].kind === gate.kind, `${gate.id}: kind is not the newest class`);
    must(gate.posts[0].side !== gate.posts[1].side, `${gate.id}: both posts are of one side`);
    for (const { side, territory, territoryBefore } of gate.posts) {
      must(territories.get(territory)?.side === side, `${gate.id}: no territory ${territory} of ${side}`);
      must(territories.get(territory)?.validUntil === null, `${gate.id}: ${territory} has ended`);
      must(territoryBefore === null || territories.has(territoryBefore), `${gate.id}: no territory ${territoryBefore}`);
    }
    for (const { side, open, close, validFrom, validUntil, status, zone } of gate.hours) {
      must(gate.posts.some((post) => post.side === side && post.zone === zone), `${gate.id}: hours of a side or zone that it has not`); // prettier-ignore
      must(ordered(validFrom, validUntil), `${gate.id}: hours end before they begin`);
      must((open !== null && close !== null) || status === 'partial', `${gate.id}: hours with one end are not marked partial`);
    }
    for (const { side, from, until } of gate.closures) {
      must(gate.posts.some((post) => post.side === side), `${gate.id}: closure of a side that it has not`); // prettier-ignore
      must(from < until, `${gate.id}: a closure ends before it begins`);
    }
  }
  for (const list of ['occupations', 'industries'])
    for (const { code, parent } of lists[list])
      must(parent === null || (list === 'occupations' ? occupations : industries).has(parent), `${list} ${code}: no parent ${parent}`);
  for (const { side, nationality } of lists.sides)
    must(lists.nationalities.some((record) => record.code === nationality && record.side === side), `side ${side}: no nationality ${nationality}`); // prettier-ignore

  for (const rulebook of rulebooks) {
    const say = (condition, sentence) => must(condition, `rulebook ${rulebook.corridorId}: ${sentence}`);
    const holders = [...rulebook.permits.flatMap(({ holder }) => holder ?? []), ...rulebook.withoutPermit];
    const zones = rulebook.permits.flatMap(({ zone }) => zone?.territories ?? []);
    const residences = holders.flatMap(({ residence }) => residence ?? []);
    const gateIds = [...rulebook.corridorGates.gateIds, ...rulebook.permits.flatMap(({ gates: clause }) => clause?.gateIds ?? [])];
    const types = [...rulebook.permits.map(({ type }) => type), ...rulebook.vehicles.flatMap((rule) => rule.permitTypes), ...rulebook.withoutPermit.flatMap(({ regime }) => regime ?? [])]; // prettier-ignore
    for (const id of [...rulebook.territories, ...zones, ...residences]) say(territories.has(id), `no territory ${id}`);
    for (const id of gateIds) say(gates.has(id), `no gate ${id}`);
    for (const type of types) say(permitTypes.has(type), `no permit type ${type}`);
    for (const code of holders.flatMap((holder) => holder.nationalities)) say(nationalities.has(code), `no nationality ${code}`);
    for (const { work } of rulebook.labour) {
      for (const code of work?.occupations ?? []) say(occupations.has(code), `no occupation ${code}`);
      for (const code of work?.industries ?? []) say(industries.has(code), `no industry ${code}`);
    }
  }
  return problems;
}

function everySource(value, tell, path = '') {
  if (value === null || typeof value !== 'object') return;
  for (const [key, member] of Object.entries(value)) {
    const here = `${path}/${key}`;
    if (key === 'sources' && path !== '/0') for (const id of member) tell(id, here);
    else everySource(member, tell, here);
  }
}
