<%@ page contentType="text/html;charset=UTF-8" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="shop" tagdir="/WEB-INF/tags" %>
<shop:page title="Log in">
<h1>Log in</h1>
<form class="sheet narrow" action="${pageContext.request.contextPath}/login" method="post">
<shop:field form="${form}" name="email" label="E-mail" type="email" autocomplete="username" maxlength="254"/>
<shop:field form="${form}" name="password" label="Password" type="password" autocomplete="current-password" maxlength="200" secret="true"/>
<p class="end"><button>Log in</button></p>
<p class="quiet">To try it: ada@example.com with the password larkfield.</p>
</form>
</shop:page>
